package org.vigie.enrich.story;

import java.util.List;
import java.util.Map;
import org.vigie.events.Mention;
import org.vigie.events.ReleasePickup;
import org.vigie.events.Story;

/**
 * What a finding changes.
 *
 * @param members to keep; each replaces the one with its id
 * @param mentions to publish
 * @param stories to keep and to publish
 * @param pickups to publish
 * @param counts what to add to each cell
 */
public record Changes(
    List<Member> members,
    List<Mention> mentions,
    List<Story> stories,
    List<ReleasePickup> pickups,
    Map<Counts.Cell, Counts.Totals> counts) {}
