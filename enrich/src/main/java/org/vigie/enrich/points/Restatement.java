package org.vigie.enrich.points;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;

/**
 * A sentence of an article that shares words and numbers with a point.
 *
 * @param start index of the sentence's first UTF-16 code unit in the field; {@code end} is one past
 *     its last
 * @param from index of the first code unit of the shared words; {@code to} is one past their last
 * @param shared the shared words and numbers, as the article writes them, in order; with each, how
 *     much it tells: 1 is a rare word
 * @param hasWord false if they share numbers only
 */
public record Restatement(
    Tag.Field field,
    int start,
    int end,
    int from,
    int to,
    Point point,
    SequencedMap<String, Double> shared,
    boolean hasWord) {
  public Restatement {
    shared = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shared));
  }

  /** A sentence of an article, which may restate several points. */
  public record Place(Tag.Field field, int start) {}

  public Place place() {
    return new Place(field, start);
  }

  /** Returns how much the shared words tell together. */
  public double weight() {
    return shared.values().stream().mapToDouble(weight -> weight).sum();
  }

  /** Returns what the word or number tells most that they share. */
  public double strongest() {
    return shared.values().stream().mapToDouble(weight -> weight).max().orElse(0);
  }

  /** Returns the two sentences as a passage; empty if the point is a message, not a release's. */
  public Optional<Passage> passage() {
    return point.text() == null || point.language() == null
        ? Optional.empty()
        : Optional.of(
            new Passage(
                field,
                start,
                end,
                point.start(),
                point.end(),
                point.language(),
                List.copyOf(shared.keySet())));
  }
}
