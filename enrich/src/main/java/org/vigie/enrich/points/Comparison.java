package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.vigie.enrich.points.PointIndex.Found;
import org.vigie.enrich.points.PointIndex.Hit;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Tag;

/** Compares one article with the points of releases, sentence by sentence. */
public final class Comparison {
  /** The result for an article that shares nothing. */
  public static final Comparison NONE = new Comparison();

  /** Part that counts if both sentences have numbers, but others: 150 places are not 120. */
  private static final double OTHER_NUMBERS = 0;

  private final List<Restatement> restatements = new ArrayList<>();
  private final List<ShortQuotation> quotations = new ArrayList<>();
  private final Map<String, Map<String, Double>> shared = new HashMap<>();

  /** Returns the best point of each source for each sentence that has words of one. */
  public List<Restatement> restatements() {
    return Collections.unmodifiableList(restatements);
  }

  /** Returns the article's quotations that stand in a release. */
  public List<ShortQuotation> quotations() {
    return Collections.unmodifiableList(quotations);
  }

  /** Returns how much the words tell that the article as a whole shares with a release. */
  public double weight(String release) {
    return shared.getOrDefault(release, Map.of()).values().stream()
        .mapToDouble(weight -> weight)
        .sum();
  }

  /** A text of the article, in words. */
  record Text(Tag.Field field, String text, Tokens words) {
    String surface(Found found) {
      return text.substring(words.start(found.term().first()), words.end(found.term().end() - 1));
    }
  }

  void add(List<ShortQuotation> found) {
    quotations.addAll(found);
  }

  void add(Text text, List<Found> found, List<Sentence> sentences) {
    int next = 0;
    for (Sentence sentence : sentences) {
      int first = next;
      while (next < found.size()
          && text.words.start(found.get(next).term().first()) < sentence.end()) {
        next++;
      }
      if (next > first) {
        add(text, found.subList(first, next), sentence);
      }
    }
  }

  private void add(Text text, List<Found> found, Sentence sentence) {
    Set<Point> points = new LinkedHashSet<>();
    for (Found each : found) {
      for (Hit hit : each.hits()) {
        points.add(hit.point());
        shared
            .computeIfAbsent(hit.point().source(), _ -> new HashMap<>())
            .merge(each.term().key(), hit.weight(), Math::max);
      }
    }
    Map<String, Restatement> best = new LinkedHashMap<>();
    for (Point point : points) {
      best.merge(
          point.source(),
          restatement(text, found, sentence, point),
          (one, other) -> one.weight() >= other.weight() ? one : other);
    }
    restatements.addAll(best.values());
  }

  private static Restatement restatement(
      Text text, List<Found> found, Sentence sentence, Point point) {
    SequencedMap<String, Double> shared = new LinkedHashMap<>();
    Set<String> keys = new HashSet<>();
    int from = Integer.MAX_VALUE;
    int to = 0;
    boolean otherNumber = false;
    for (Found each : found) {
      Optional<Hit> hit = each.hits().stream().filter(it -> it.point().equals(point)).findFirst();
      otherNumber |= hit.isEmpty() && each.term().isTellingNumber();
      if (hit.isPresent() && keys.add(each.term().key())) {
        shared.merge(text.surface(each), hit.get().weight(), Math::max);
        from = Math.min(from, text.words.start(each.term().first()));
        to = text.words.end(each.term().end() - 1);
      }
    }
    boolean sameNumber = keys.stream().anyMatch(key -> key.startsWith(Term.NUMBER));
    if (otherNumber && !sameNumber && point.hasNumber()) {
      shared.replaceAll((_, weight) -> weight * OTHER_NUMBERS);
    }
    return new Restatement(text.field, sentence.start(), sentence.end(), from, to, point, shared);
  }
}
