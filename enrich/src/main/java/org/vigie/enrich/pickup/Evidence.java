package org.vigie.enrich.pickup;

import java.util.List;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.points.Comparison;
import org.vigie.events.Tag;

/**
 * What was found in an article, for all releases.
 *
 * @param attribution finds who speaks
 * @param comparison the sentences that share something with a release
 * @param found all places in the article with a tag; key messages (points of releases) are tags
 * @param doubt whether the article is about us
 */
record Evidence(Attribution attribution, Comparison comparison, List<Tag> found, Doubt doubt) {
  /** Returns what counts in an article that is older than the release: only the wording. */
  Evidence ofEarlyArticle() {
    return new Evidence(attribution, Comparison.NONE, List.of(), doubt);
  }
}
