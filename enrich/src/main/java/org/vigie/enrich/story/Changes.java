package org.vigie.enrich.story;

import java.util.List;
import java.util.Map;
import org.vigie.events.Mention;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;

/**
 * The changes that one {@link Finding} (tags and pickup of an article) causes.
 *
 * @param members articles to store; each replaces the stored article with the same id
 * @param compared the parts of these articles that are compared and counted, to store as well
 * @param faded ids of the articles that are no longer compared, because newer ones need their place
 * @param mentions mentions to publish
 * @param stories stories to store and to publish
 * @param pickups pickups to publish
 * @param counts numbers to add to the stored counts
 */
public record Changes(
    List<Member> members,
    List<ComparedArticle> compared,
    List<String> faded,
    List<Mention> mentions,
    List<Story> stories,
    List<ReleasePickup> pickups,
    Map<Counts.Cell, Counts.Totals> counts) {
  public Changes {
    members = List.copyOf(members);
    compared = List.copyOf(compared);
    faded = List.copyOf(faded);
    mentions = List.copyOf(mentions);
    stories = List.copyOf(stories);
    pickups = List.copyOf(pickups);
  }
}
