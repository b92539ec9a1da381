package org.vigie.enrich.pickup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.pickup.Candidate.Relation;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.WatchItem.Release;

/**
 * Finds the sentences of an article that may say what a release or one of its messages says, in
 * other words (docs/adr/0036, 0040). A sentence tells as much as the words that it shares with the
 * release: a rare word tells 1.
 */
record Paraphrases(Release release, Evidence evidence, Age age) {
  /** Minimum that a sentence tells. Chosen on labelled articles. */
  private static final double LEAST = 0.75;

  /**
   * Minimum that a sentence tells if it shares only one word or number. A number of two digits can
   * tell this much, a word can't.
   */
  private static final double LEAST_ALONE = 1.3;

  /** Part that shared numbers tell without any shared word. Chosen on labelled articles. */
  private static final double NUMBERS_ALONE = 0.4;

  /**
   * Maximum number of sentences whose speaker is searched: those that tell most. An estimate: few
   * articles have more, and each search takes time.
   */
  private static final int MOST_SENTENCES = 60;

  private static final Comparator<Candidate> IN_ORDER =
      Comparator.comparing((Candidate it) -> it.restatement().field())
          .thenComparingInt(it -> it.restatement().start());

  /**
   * The sentences of an article that may say what the release says.
   *
   * @param candidates those that tell most first
   * @param likelihood that they say it
   */
  record Result(List<Candidate> candidates, Likelihood likelihood) {
    /**
     * Returns the sentences that say it, in the order of the article: those that count by
     * themselves, or else the one that tells most of what we say, do, or are about. Empty if it is
     * not likely that any says it, or if none is ours.
     */
    List<Restatement> said() {
      if (!likelihood.isEnough()) {
        return List.of();
      }
      List<Candidate> enough = candidates.stream().filter(Candidate::tellsEnough).toList();
      return (enough.isEmpty() ? nearest() : enough)
          .stream().sorted(IN_ORDER).map(Candidate::restatement).toList();
    }

    private List<Candidate> nearest() {
      return candidates.stream()
          .filter(it -> it.relation().isOurs())
          .min(Comparator.comparing(Candidate::relation))
          .stream()
          .toList();
    }
  }

  /** Returns the sentences that share enough words, whoever says them; empty if there are none. */
  Optional<Result> find() {
    List<Candidate> all =
        evidence.comparison().restatements(Point.sources(release)).stream()
            .filter(Paraphrases::isTelling)
            .sorted(Comparator.comparingDouble(Paraphrases::own).reversed())
            .limit(MOST_SENTENCES)
            .map(it -> new Candidate(it, own(it), relation(it)))
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(new Result(all, Likelihood.of(release, evidence, age, all)));
  }

  private static boolean isTelling(Restatement it) {
    return it.weight() >= LEAST && (it.shared().size() > 1 || it.strongest() >= LEAST_ALONE);
  }

  /** Returns how much the words of the sentence tell by themselves. */
  private static double own(Restatement it) {
    return it.weight() * part(it);
  }

  /** Returns the part that counts of what the words and numbers of a sentence tell. */
  static double part(Restatement it) {
    return it.hasWord() ? 1 : NUMBERS_ALONE;
  }

  /** True if a sentence that is not about us names us, and tells enough to count by itself. */
  private boolean namesUsAndTells(Restatement it) {
    return own(it) >= Relation.ABOUT_US.needed() && evidence.names().areIn(it);
  }

  private Relation relation(Restatement it) {
    Attribution attribution = evidence.attribution();
    if (attribution.weSay(it.field(), it.from(), it.to())) {
      return Relation.WE_SAY;
    }
    return switch (attribution.of(it.field(), it.from(), it.to())) {
      case OURS ->
          attribution.weAct(it.field(), it.from(), it.to()) ? Relation.WE_ACT : Relation.ABOUT_US;
      case NOBODY ->
          attribution.followsUs(it.field(), it.from()) || namesUsAndTells(it)
              ? Relation.ABOUT_US
              : Relation.UNSAID;
      case OTHERS ->
          attribution.isBesideUs(it.field(), it.from(), it.to())
              ? Relation.ABOUT_US
              : Relation.OTHERS;
    };
  }
}
