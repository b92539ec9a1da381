package org.vigie.enrich.reuse;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.reuse.Attribution.Source;
import org.vigie.enrich.reuse.Overlap.Stretch;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * Decides what kind of pickup of one release an article is.
 *
 * @param found every place of a tag or a message in the article
 * @param fresh whether the release is but days old
 */
record Verdict(
    Release release, Overlap overlap, Attribution attribution, List<Tag> found, boolean fresh) {
  /** From this share of its title and body on, an article is a reprint. */
  private static final double REPRINT = 0.6;

  /** So many words in a row are a quotation … */
  private static final int QUOTE = 10;

  /** … if this many of them are not part of a name, a date or a heading; a reprint has them too. */
  private static final int TELLING = 8;

  /** A shorter piece of a sentence shows, beside our name, that a point of the release is told. */
  private static final int FRAGMENT = 6;

  /** Four words more, and it is half as likely that the same words are there by chance. */
  private static final double HALVING = 4;

  private static final double REVIEW_BELOW = 0.8;

  /** A pickup of nothing: an article that only names us. */
  static Pickup mention() {
    return new Pickup(null, Kind.MENTION, 0, 0, 1, false, List.of());
  }

  /** Empty when nothing was taken from this release. */
  Optional<Pickup> pickup() {
    if (overlap.shareOfArticle() >= REPRINT && overlap.telling() >= TELLING) {
      return taken(Kind.REPRINT, certainty(overlap.telling()));
    }
    int longest =
        overlap.stretches().stream()
            .filter(stretch -> stretch.words() >= QUOTE && stretch.telling() >= TELLING)
            .mapToInt(Stretch::telling)
            .max()
            .orElse(0);
    if (longest > 0) {
      return taken(Kind.QUOTE, certainty(longest));
    }
    return paraphrase();
  }

  private Optional<Pickup> paraphrase() {
    Set<String> ours = new HashSet<>();
    Set<String> nobodys = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (Tag point : points().toList()) {
      switch (attribution.of(point.field(), point.start(), point.end())) {
        case OURS -> ours.add(point.tag());
        case NOBODY -> nobodys.add(point.tag());
        case OTHERS -> others.add(point.tag());
      }
    }
    nobodys.retainAll(release.ownMessages());
    // why: who is named with a point once has it elsewhere too, in the headline or a summing-up.
    nobodys.removeAll(others);
    boolean fragment = overlap.stretches().stream().anyMatch(this::isOurFragment);
    if (ours.isEmpty() && !fragment) {
      return nobodys.isEmpty() && !isFreshWord() ? Optional.empty() : taken(Kind.PARAPHRASE, 0.5);
    }
    int signs = ours.size() + (fragment ? 1 : 0);
    return taken(Kind.PARAPHRASE, Math.min(0.9, 0.5 + 0.1 * signs));
  }

  /** In the days after a release, what we are said to say on its subject is from it. */
  private boolean isFreshWord() {
    return fresh
        && attribution.weSpeakOf(found.stream().filter(tag -> !attribution.isOurs(tag)).toList());
  }

  private Stream<Tag> points() {
    return found.stream()
        .filter(
            tag ->
                release.keyMessages().contains(tag.tag())
                    || release.ownMessages().contains(tag.tag()));
  }

  private boolean isOurFragment(Stretch stretch) {
    return stretch.telling() >= FRAGMENT
        && attribution.namesUs()
        && attribution.of(overlap.field(stretch), overlap.start(stretch), overlap.end(stretch))
            == Source.OURS;
  }

  private static double certainty(int words) {
    return 1 - Math.pow(0.5, words / HALVING);
  }

  private Optional<Pickup> taken(Kind kind, double confidence) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    return Optional.of(
        new Pickup(
            release.id(),
            kind,
            overlap.shareOfRelease(),
            overlap.shareOfArticle(),
            rounded,
            kind == Kind.PARAPHRASE || rounded < REVIEW_BELOW,
            overlap.passages()));
  }
}
