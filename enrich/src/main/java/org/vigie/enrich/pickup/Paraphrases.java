package org.vigie.enrich.pickup;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.pickup.Candidate.Need;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * Finds the sentences of an article that say what a release or one of its messages says, in other
 * words (docs/adr/0036). A sentence tells as much as the words that it shares with the release: a
 * rare word tells 1. To this, a part is added of what the article's other sentences tell, if the
 * article is not late. The thresholds were chosen on labelled test articles.
 */
record Paraphrases(Release release, Evidence evidence, Age age) {
  /** Minimum that a sentence tells by itself, whatever the other sentences tell. */
  private static final double LEAST = 0.75;

  /**
   * Minimum that a sentence tells if it shares only one word or number. A number of two digits can
   * tell this much, a word can't.
   */
  private static final double LEAST_ALONE = 1.3;

  /** Part that shared numbers tell without any shared word. Chosen on labelled articles. */
  private static final double NUMBERS_ALONE = 0.4;

  /** A sentence about the same subject shares this much with a release by chance. */
  private static final double BY_CHANCE = 0.4;

  /**
   * How much more it shares by chance with more sentences, for e times as many. Chosen on labelled
   * articles.
   */
  private static final double WITH_MORE = 0.1;

  /** Part that counts of what the other sentences tell, beyond chance. */
  private static final double ELSEWHERE = 0.5;

  /** Most that counts of it: a long article shares much by chance. */
  private static final double MOST_ELSEWHERE = 2;

  /**
   * How many times as much as the sentence itself they count at most. Chosen on labelled articles.
   */
  private static final double MOST_OF_OWN = 1.4;

  /**
   * Maximum number of sentences whose speaker is searched: those that tell most. An estimate: few
   * articles have more, and each search takes time.
   */
  private static final int MOST_SENTENCES = 40;

  /** Returns the sentences that tell enough, in the order of the article. */
  List<Restatement> said() {
    return candidates().filter(Candidate::isSaid).map(Candidate::restatement).toList();
  }

  /** Returns all sentences that share enough words, whoever says them. */
  Stream<Candidate> candidates() {
    List<Restatement> all = evidence.comparison().restatements(Point.sources(release));
    if (all.stream().noneMatch(Paraphrases::isTelling)) {
      return Stream.empty();
    }
    Map<Place, Double> beyondChance = age.isFresh() ? beyondChance(all) : Map.of();
    double sum = beyondChance.values().stream().mapToDouble(each -> each).sum();
    return all.stream()
        .filter(Paraphrases::isTelling)
        .map(it -> candidate(it, sum - beyondChance.getOrDefault(Place.of(it), 0.0)));
  }

  /** A sentence of the article, which may restate a point of the release and one of a message. */
  private record Place(Tag.Field field, int start) {
    static Place of(Restatement it) {
      return new Place(it.field(), it.start());
    }
  }

  /** Returns how much each sentence tells beyond chance. Leaves out what somebody else says. */
  private Map<Place, Double> beyondChance(List<Restatement> all) {
    double chance = byChance();
    // why: a sum of doubles depends on the order, and equal articles must give equal results.
    Map<Place, Double> beyond = new LinkedHashMap<>();
    all.stream()
        .filter(each -> own(each) > chance)
        .sorted(Comparator.comparingDouble(Paraphrases::own).reversed())
        .limit(MOST_SENTENCES)
        .filter(each -> source(each) != Source.OTHERS)
        .forEach(each -> beyond.merge(Place.of(each), own(each) - chance, Math::max));
    return beyond;
  }

  /** Returns what a sentence shares by chance with the release and its messages. */
  private double byChance() {
    int ofRelease = evidence.comparison().points(Set.of(release.id()));
    int all = evidence.comparison().points(Point.sources(release));
    return BY_CHANCE + WITH_MORE * Math.log((double) all / Math.max(1, ofRelease));
  }

  private static boolean isTelling(Restatement it) {
    return it.weight() >= LEAST && (it.shared().size() > 1 || it.strongest() >= LEAST_ALONE);
  }

  /** Returns how much the words of the sentence tell by themselves. */
  private static double own(Restatement it) {
    return it.hasWord() ? it.weight() : it.weight() * NUMBERS_ALONE;
  }

  private Source source(Restatement it) {
    return evidence.attribution().of(it.field(), it.from(), it.to());
  }

  /**
   * @param elsewhere how much the article's other sentences tell beyond chance
   */
  private Candidate candidate(Restatement it, double elsewhere) {
    double own = own(it);
    double others = Math.min(ELSEWHERE * elsewhere, Math.min(MOST_ELSEWHERE, MOST_OF_OWN * own));
    var least = new Candidate(it, own, others, Need.WHOEVER_SAYS_IT, age, evidence.doubt());
    // why: whoever says it, it doesn't tell enough. The search for the speaker takes time.
    if (!least.isSaid()) {
      return least;
    }
    Need need = need(it);
    return new Candidate(it, own, others, need, age, doubt(need));
  }

  /** Returns how sure it is that the article is about us, for a sentence with this need. */
  private Doubt doubt(Need need) {
    boolean counts =
        switch (need) {
          // why: on the first day, what we do needs little already.
          case WE_ACT -> age != Age.FIRST_DAY;
          case ABOUT_US, AFTER_US -> true;
          case WE_SAY, WHOEVER_SAYS_IT, UNSAID, BESIDE_OTHERS, OTHERS, LATE -> false;
        };
    boolean alone =
        counts && evidence.doubt() == Doubt.NONE && evidence.attribution().namesNobodyElse();
    return alone ? Doubt.ALONE : evidence.doubt();
  }

  private Need need(Restatement it) {
    if (evidence.attribution().weSay(it.field(), it.from(), it.to())) {
      return Need.WE_SAY;
    }
    // why: we often speak about the subject. Later, only what we say can be the release.
    if (!age.isFresh()) {
      return Need.LATE;
    }
    return switch (source(it)) {
      case OURS ->
          evidence.attribution().weAct(it.field(), it.from(), it.to())
              ? Need.WE_ACT
              : Need.ABOUT_US;
      case NOBODY ->
          evidence.attribution().followsUs(it.field(), it.from()) ? Need.AFTER_US : Need.UNSAID;
      case OTHERS ->
          evidence.attribution().isBesideUs(it.field(), it.from(), it.to())
              ? Need.BESIDE_OTHERS
              : Need.OTHERS;
    };
  }
}
