/**
 * Compares articles: finds copies, stories and duplicates, and counts them. Start with {@link
 * org.vigie.enrich.story.StoryBook}, which takes the tags and pickups of articles and returns the
 * changes. {@link org.vigie.enrich.story.Sightings} recognises an article that was seen before
 * through another feed. The package must not depend on rules, releases or Kafka.
 */
@NullMarked
package org.vigie.enrich.story;

import org.jspecify.annotations.NullMarked;
