package org.vigie.enrich.pickup;

import java.util.List;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.points.Comparison;
import org.vigie.enrich.points.Point;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * What was found in an article, for all releases.
 *
 * @param attribution finds who speaks
 * @param comparison the sentences that share something with a release
 * @param found all places in the article with a tag; key messages (points of releases) are tags
 * @param isEarly true for an article that is too early to restate a release: of its words, only a
 *     reprint and a quotation count
 */
record Evidence(
    Article article,
    NamesFound names,
    Attribution attribution,
    Comparison comparison,
    List<Tag> found,
    boolean isEarly) {
  /** Returns what counts of an early article: only the wording. */
  Evidence ofEarlyArticle() {
    return new Evidence(article, names, attribution, Comparison.NONE, List.of(), true);
  }

  /**
   * Returns with how many sentences of a release and its messages the article was compared, divided
   * by the number of the release's own. 1 if the release has no messages, and a text in the
   * article's language.
   */
  double chancesPerSentenceOf(Release release) {
    double all = comparison.chances(Point.sources(release));
    return all == 0 ? 1 : all / Math.max(1, comparison.sentences(release.id()));
  }
}
