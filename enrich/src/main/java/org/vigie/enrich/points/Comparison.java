package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.vigie.enrich.points.PointIndex.Compared;
import org.vigie.enrich.points.PointIndex.Found;
import org.vigie.enrich.points.PointIndex.Hit;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Tag;

/** Compares one article with the points of releases, sentence by sentence. */
public final class Comparison {
  /** The result for an article that shares nothing. */
  public static final Comparison NONE = new Comparison(Map.of());

  /**
   * Maximum number of sentences and of quotations that are kept. An estimate: articles have far
   * fewer, and each one costs the search for its speaker.
   */
  private static final int MOST = 500;

  private static final Compared NOTHING = new Compared(0, 0);

  private final Map<String, List<Restatement>> restatements = new HashMap<>();
  private final List<ShortQuotation> quotations = new ArrayList<>();
  private final Map<String, Compared> compared;
  private int sentencesCompared;

  /**
   * @param compared with what the article is compared, by source
   */
  Comparison(Map<String, Compared> compared) {
    this.compared = compared;
  }

  /** Returns the number of sentences of a release, in one language, that were compared. */
  public double sentences(String release) {
    return compared.getOrDefault(release, NOTHING).sentences();
  }

  /**
   * Returns how many sentences of these sources were compared. One that has no text in the
   * article's language counts less.
   */
  public double chances(Collection<String> sources) {
    return sources.stream()
        .mapToDouble(source -> compared.getOrDefault(source, NOTHING).chances())
        .sum();
  }

  /**
   * Returns the best point of each of these sources for each sentence that has words of one, in the
   * order of the article.
   *
   * @param sources see {@link Point#sources}
   */
  public List<Restatement> restatements(Collection<String> sources) {
    return sources.stream()
        .flatMap(source -> restatements.getOrDefault(source, List.of()).stream())
        .sorted(Comparator.comparing(Restatement::field).thenComparingInt(Restatement::start))
        .toList();
  }

  /** Returns the article's quotations that stand in a release. */
  public List<ShortQuotation> quotations() {
    return Collections.unmodifiableList(quotations);
  }

  /** A text of the article, in words. */
  record Text(Tag.Field field, String text, Tokens words) {
    String surface(Found found) {
      return text.substring(start(found), end(found));
    }

    int start(Found found) {
      return words.start(found.term().first());
    }

    int end(Found found) {
      return words.end(found.term().end() - 1);
    }
  }

  void add(List<ShortQuotation> found) {
    quotations.addAll(found.subList(0, Math.min(found.size(), MOST - quotations.size())));
  }

  void add(Text text, List<Found> found, List<Sentence> sentences) {
    int next = 0;
    for (Sentence sentence : sentences) {
      int first = next;
      while (next < found.size() && text.start(found.get(next)) < sentence.end()) {
        next++;
      }
      if (next > first && sentencesCompared++ < MOST) {
        add(text, found.subList(first, next), sentence);
      }
    }
  }

  private void add(Text text, List<Found> found, Sentence sentence) {
    Map<Point, SharedWords> byPoint = new LinkedHashMap<>();
    int numbers = 0;
    for (Found each : found) {
      numbers += each.term().isTellingNumber() ? 1 : 0;
      for (Hit hit : each.hits()) {
        byPoint.computeIfAbsent(hit.point(), _ -> new SharedWords()).add(text, each, hit);
      }
    }
    Map<String, Restatement> best = new LinkedHashMap<>();
    for (Map.Entry<Point, SharedWords> each : byPoint.entrySet()) {
      // why: two sentences with numbers, but without a common one, say different things.
      if (each.getValue().hasNumber() || numbers == 0 || !each.getKey().hasNumber()) {
        best.merge(
            each.getKey().source(),
            each.getValue().restatement(text, sentence, each.getKey()),
            (one, other) -> one.weight() >= other.weight() ? one : other);
      }
    }
    best.forEach(
        (source, each) -> restatements.computeIfAbsent(source, _ -> new ArrayList<>()).add(each));
  }

  /** The words of one sentence that a point has. A word of the point counts once. */
  private static final class SharedWords {
    private final Map<String, Word> words = new LinkedHashMap<>();
    private int from = Integer.MAX_VALUE;
    private int to;
    private boolean number;
    private boolean word;

    private record Word(String surface, double weight) {}

    void add(Text text, Found found, Hit hit) {
      number |= found.term().isNumber();
      word |= !found.term().isNumber();
      from = Math.min(from, text.start(found));
      to = text.end(found);
      Word known = words.get(hit.key());
      if (known == null || known.weight < hit.weight()) {
        words.put(hit.key(), new Word(text.surface(found), hit.weight()));
      }
    }

    boolean hasNumber() {
      return number;
    }

    Restatement restatement(Text text, Sentence sentence, Point point) {
      SequencedMap<String, Double> shared = new LinkedHashMap<>();
      words.values().forEach(word -> shared.merge(word.surface, word.weight, Math::max));
      return new Restatement(
          text.field, sentence.start(), sentence.end(), from, to, point, shared, word);
    }
  }
}
