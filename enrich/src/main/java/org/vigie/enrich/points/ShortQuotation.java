package org.vigie.enrich.points;

import org.vigie.events.Pickup.Passage;

/**
 * A quotation of a few words that stand in a release.
 *
 * @param release the release's id
 * @param weight how much its words tell together; 1 is one rare word
 */
public record ShortQuotation(String release, Passage passage, double weight) {}
