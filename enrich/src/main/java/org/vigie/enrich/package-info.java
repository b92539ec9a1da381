/**
 * Runs the streams that turn articles into mentions, pickups, stories and counts. Start with {@link
 * org.vigie.enrich.EnrichTopology}, which lists the steps. {@link org.vigie.enrich.Enrich} runs
 * these steps with Kafka, {@link org.vigie.enrich.MatchSession} without Kafka. The package makes no
 * decisions: {@link org.vigie.enrich.watch.Analysis} analyses one article for one watch, and {@link
 * org.vigie.enrich.story.StoryBook} compares articles with each other.
 */
@NullMarked
package org.vigie.enrich;

import org.jspecify.annotations.NullMarked;
