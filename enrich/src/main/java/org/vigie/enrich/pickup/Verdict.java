package org.vigie.enrich.pickup;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * Decides what kind of pickup of one release an article is. The thresholds were chosen on labelled
 * articles.
 *
 * @param found every place of a tag or a message in the article
 * @param fresh true if the release is only days old
 */
record Verdict(
    Release release, Overlap overlap, Attribution attribution, List<Tag> found, boolean fresh) {
  /** An article is a reprint if it has at least this share of its words from the release. */
  private static final double REPRINT = 0.6;

  /** So many words in a row are a quotation if enough of them are telling. */
  private static final int QUOTE = 10;

  /** Words that are part of no name, date or heading; reprints and quotations have so many. */
  private static final int TELLING = 8;

  /** Telling words of a shorter stretch; beside our name it shows a point of the release. */
  private static final int FRAGMENT = 6;

  /** Each four words more halve the probability that the words are equal by chance. */
  private static final double HALVING = 4;

  private static final double REVIEW_BELOW = 0.8;

  /** A pickup of nothing: the article only names us. */
  static Pickup mention() {
    return new Pickup(null, Kind.MENTION, 0, 0, 1, false, List.of());
  }

  /** Empty if the article took nothing from this release. */
  Optional<Pickup> pickup() {
    if (overlap.shareOfArticle() >= REPRINT && overlap.telling() >= TELLING) {
      return taken(Kind.REPRINT, confidence(overlap.telling()));
    }
    int longest =
        overlap.stretches().stream()
            .filter(stretch -> stretch.words() >= QUOTE && stretch.telling() >= TELLING)
            .mapToInt(Stretch::telling)
            .max()
            .orElse(0);
    return longest > 0 ? taken(Kind.QUOTE, confidence(longest)) : paraphrase();
  }

  private Optional<Pickup> paraphrase() {
    Map<Source, Set<String>> points = points();
    boolean fragment = overlap.stretches().stream().anyMatch(this::isOurFragment);
    int signs = points.getOrDefault(Source.OURS, Set.of()).size() + (fragment ? 1 : 0);
    if (signs > 0) {
      return taken(Kind.PARAPHRASE, Math.min(0.9, 0.5 + 0.1 * signs));
    }
    // why: a point that only we make is ours if the article names no speaker for it anywhere; an
    // article that names another speaker may repeat the point without a name in its headline.
    Set<String> unnamed = new HashSet<>(points.getOrDefault(Source.NOBODY, Set.of()));
    unnamed.retainAll(release.ownMessages());
    unnamed.removeAll(points.getOrDefault(Source.OTHERS, Set.of()));
    boolean taken = !unnamed.isEmpty() || isFreshStatement();
    return taken ? taken(Kind.PARAPHRASE, 0.5) : Optional.empty();
  }

  /** The points of the release that the article makes, by the source it attributes them to. */
  private Map<Source, Set<String>> points() {
    Map<Source, Set<String>> points = new EnumMap<>(Source.class);
    for (Tag tag : found) {
      if (release.keyMessages().contains(tag.tag()) || release.ownMessages().contains(tag.tag())) {
        Source source = attribution.of(tag.field(), tag.start(), tag.end());
        points.computeIfAbsent(source, _ -> new HashSet<>()).add(tag.tag());
      }
    }
    return points;
  }

  /** In the days after a release, our statements on its subject come from it. */
  private boolean isFreshStatement() {
    return fresh
        && attribution.weSpeakOf(found.stream().filter(tag -> !attribution.isOurs(tag)).toList());
  }

  private boolean isOurFragment(Stretch stretch) {
    return stretch.telling() >= FRAGMENT
        && attribution.namesUs()
        && attribution.of(stretch.field(), stretch.start(), stretch.end()) == Source.OURS;
  }

  private static double confidence(int words) {
    return 1 - Math.pow(0.5, words / HALVING);
  }

  private Optional<Pickup> taken(Kind kind, double confidence) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    boolean toReview = kind == Kind.PARAPHRASE || rounded < REVIEW_BELOW;
    double ofRelease = overlap.shareOfRelease();
    double ofArticle = overlap.shareOfArticle();
    return Optional.of(
        new Pickup(
            release.id(), kind, ofRelease, ofArticle, rounded, toReview, overlap.passages()));
  }
}
