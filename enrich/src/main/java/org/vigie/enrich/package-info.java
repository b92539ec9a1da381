/**
 * Runs the streams that turn articles into mentions, pickups, stories and counts. Start with {@link
 * org.vigie.enrich.EnrichTopology}, the steps of an article; {@link org.vigie.enrich.Enrich} runs
 * them, and {@link org.vigie.enrich.MatchSession} takes the same steps without a broker. The
 * package decides nothing: {@link org.vigie.enrich.watch.Analysis} reads one article for one watch,
 * and {@link org.vigie.enrich.story.StoryBook} compares it with others.
 */
@NullMarked
package org.vigie.enrich;

import org.jspecify.annotations.NullMarked;
