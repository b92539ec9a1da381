package org.vigie.enrich.pickup;

import java.util.List;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.WatchItem.Release;

/**
 * Finds the sentences of an article that say what a release or one of its messages says, in other
 * words (docs/adr/0036). What counts is how much the shared words tell (1 is a rare word): those of
 * the sentence, and, for a part, those that the article shares with the release elsewhere. The
 * thresholds were chosen on labelled test articles.
 *
 * @param fresh true if the article appeared at most ten days after the release
 */
record Paraphrases(Release release, Evidence evidence, boolean fresh) {
  /** Minimum for a sentence that we say. */
  private static final double WE_SAY = 1.8;

  /** Minimum for a sentence that names us or follows such a sentence, without a verb of speech. */
  private static final double ABOUT_US = 3;

  /** Minimum for a sentence that has no speaker in an article that names us. */
  private static final double UNSAID = 5;

  /** Minimum for an article that appears later: we often speak about the subject. */
  private static final double LATE = 3;

  /** Minimum that a sentence and its point share, whatever the article shares elsewhere. */
  private static final double LEAST = 0.9;

  /** Minimum of the only shared word: a number of two digits. Words come in twos. */
  private static final double LEAST_ALONE = 1.3;

  /** Part that shared numbers count without any shared word. Chosen on labelled articles. */
  private static final double NUMBERS_ALONE = 0.4;

  /** How much counts what the article shares with the release in other sentences. */
  private static final double ELSEWHERE = 0.3;

  /** Most that counts of it: a long article shares much by chance. */
  private static final double MOST_ELSEWHERE = 0.9;

  /** Returns these sentences in the order of the article. */
  List<Restatement> said() {
    return candidates().filter(Candidate::isSaid).map(Candidate::restatement).toList();
  }

  /** Returns all sentences that share enough words, whoever says them. */
  Stream<Candidate> candidates() {
    return evidence.comparison().restatements(Point.sources(release)).stream()
        .filter(Paraphrases::isTelling)
        .map(this::candidate);
  }

  private static boolean isTelling(Restatement it) {
    return it.weight() >= LEAST && (it.shared().size() > 1 || it.strongest() >= LEAST_ALONE);
  }

  private Candidate candidate(Restatement it) {
    double elsewhere = evidence.comparison().weight(release.id()) - it.weight();
    double own = it.hasWord() ? it.weight() : it.weight() * NUMBERS_ALONE;
    double told =
        fresh ? own + Math.clamp(ELSEWHERE * elsewhere, 0, MOST_ELSEWHERE) : own + WE_SAY - LATE;
    return new Candidate(it, told, told < WE_SAY ? WE_SAY : needed(it));
  }

  private double needed(Restatement it) {
    if (evidence.attribution().weSay(it.field(), it.from(), it.to())) {
      return WE_SAY;
    }
    Source source = evidence.attribution().of(it.field(), it.from(), it.to());
    return switch (source) {
      case OURS -> fresh ? ABOUT_US : Candidate.NEVER;
      case NOBODY ->
          !fresh
              ? Candidate.NEVER
              : evidence.attribution().followsUs(it.field(), it.from()) ? ABOUT_US : UNSAID;
      case OTHERS -> Candidate.NEVER;
    };
  }
}
