package org.vigie.enrich.pickup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.points.Restatement;
import org.vigie.enrich.points.ShortQuotation;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.WatchItem.Release;

/**
 * Decides whether an article is a reprint, a quote or a paraphrase of one release. The thresholds
 * were chosen on labelled test articles.
 */
record Verdict(Release release, Overlap overlap, Evidence evidence, Age age) {
  /** Minimum share of a reprint's words that come from the release. */
  static final double REPRINT = 0.6;

  /** Minimum number of successive words in a quotation of the release. */
  static final int QUOTE = 10;

  /** Minimum number of release words in a reprint or a quotation, not counting names and dates. */
  static final int TELLING = 8;

  /** This many release words (no names, dates), said by the organisation, make a paraphrase. */
  static final int FRAGMENT = 6;

  /** Minimum that the words of a short quotation tell. Chosen on labelled test articles. */
  private static final double TELLING_QUOTATION = 1;

  /**
   * Minimum that a quotation must tell to be ours if its sentence names no other person. Such an
   * article calls us by another word, or somebody answers our words. An estimate: two rare words.
   */
  private static final double UNCLAIMED_QUOTATION = 2;

  /**
   * Minimum that a quotation must tell to be ours whoever is named. An estimate: so many rare words
   * don't stand in the release's order by chance.
   */
  private static final double CERTAIN_QUOTATION = 4;

  /** A short quotation counts as so many shared words for each rare word in it. An estimate. */
  private static final int WORDS = 4;

  /** Number of shared words that halves the probability of a match by chance. An estimate. */
  private static final double HALVING = 4;

  /** Confidence, from 0 to 1, below which a person should review the pickup. */
  private static final double REVIEW_BELOW = 0.8;

  /** Returns the pickup of an article that only names the organisation; it has no release. */
  static Pickup mention() {
    return new Pickup(null, Kind.MENTION, 0, 0, 1, false, List.of());
  }

  /** A pickup and why it is one. */
  record Taken(Pickup pickup, List<Ground> grounds) {}

  /** Returns the pickup from this release; empty if the article took nothing from it. */
  Optional<Taken> taken() {
    double share = overlap.shareOfArticle();
    if (share >= REPRINT && overlap.telling() >= TELLING) {
      double confidence = confidence(overlap.telling());
      return Optional.of(taken(Kind.REPRINT, confidence, new Ground.Share(share)));
    }
    return overlap.stretches().stream()
        .filter(stretch -> stretch.words() >= QUOTE && stretch.telling() >= TELLING)
        .max(Comparator.comparingInt(Stretch::telling))
        .map(it -> taken(Kind.QUOTE, confidence(it.telling()), new Ground.Row(it.words())))
        .or(this::shortQuotation)
        .or(this::paraphrase);
  }

  /** Finds a short passage in quotation marks that the article attributes to the organisation. */
  private Optional<Taken> shortQuotation() {
    return wholeQuotation().or(this::fragmentInQuotation);
  }

  /** Finds a quotation that stands in the release word for word, however short. */
  private Optional<Taken> wholeQuotation() {
    return evidence.comparison().quotations().stream()
        .filter(it -> it.release().equals(release.id()) && it.weight() >= TELLING_QUOTATION)
        .filter(it -> it.weight() >= CERTAIN_QUOTATION || isUnclaimed(it) || isOurs(it.passage()))
        .max(Comparator.comparingDouble(ShortQuotation::weight))
        .map(
            it ->
                taken(
                    Kind.QUOTE,
                    confidence(it.weight() * WORDS),
                    List.of(it.passage()),
                    List.of(new Ground.Quotation(it.passage()))));
  }

  /** Returns what this verdict is about, for reports to people. */
  Judgement.Shared shared() {
    return new Judgement.Shared(
        release,
        overlap,
        new Paraphrases(release, evidence, age).candidates().toList(),
        taken().map(Taken::grounds).orElse(List.of()));
  }

  private boolean isUnclaimed(ShortQuotation it) {
    return it.weight() >= UNCLAIMED_QUOTATION
        && !attribution().namesSomeone(it.passage().field(), it.passage().articleStart());
  }

  private boolean isOurs(Passage it) {
    return attribution().of(it.field(), it.articleStart(), it.articleEnd()) == Source.OURS;
  }

  private Optional<Taken> fragmentInQuotation() {
    return overlap.stretches().stream()
        .filter(this::isOurFragment)
        .filter(it -> attribution().isQuoted(it.field(), it.start()))
        .findFirst()
        .map(Stretch::telling)
        .map(words -> taken(Kind.QUOTE, confidence(words), new Ground.Fragment(words, true)));
  }

  private Attribution attribution() {
    return evidence.attribution();
  }

  private Optional<Taken> paraphrase() {
    List<Stretch> fragments = overlap.stretches().stream().filter(this::isOurFragment).toList();
    List<Restatement> said = new Paraphrases(release, evidence, age).said();
    var signs = new Signs(release, evidence, age, fragments, said);
    List<Ground> grounds = signs.grounds();
    double confidence = Math.min(0.9, 0.5 + 0.1 * Signs.count(grounds));
    return grounds.isEmpty()
        ? Optional.empty()
        : Optional.of(taken(Kind.PARAPHRASE, confidence, signs.passages(), grounds));
  }

  private boolean isOurFragment(Stretch stretch) {
    return stretch.telling() >= FRAGMENT
        && attribution().namesUs()
        && attribution().of(stretch.field(), stretch.start(), stretch.end()) == Source.OURS;
  }

  private static double confidence(double words) {
    return 1 - Math.pow(0.5, words / HALVING);
  }

  private Taken taken(Kind kind, double confidence, Ground ground) {
    return taken(kind, confidence, List.of(), List.of(ground));
  }

  /** Creates the pickup; {@code more} are passages besides the longer shared ones. */
  private Taken taken(Kind kind, double confidence, List<Passage> more, List<Ground> grounds) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    boolean toReview = kind == Kind.PARAPHRASE || rounded < REVIEW_BELOW;
    double ofRelease = overlap.shareOfRelease();
    double ofArticle = overlap.shareOfArticle();
    List<Passage> shared = overlap.passages();
    Stream<Passage> others = more.stream().filter(it -> shared.stream().noneMatch(it::isWithin));
    List<Passage> passages = Stream.concat(shared.stream(), others).toList();
    return new Taken(
        new Pickup(release.id(), kind, ofRelease, ofArticle, rounded, toReview, passages), grounds);
  }
}
