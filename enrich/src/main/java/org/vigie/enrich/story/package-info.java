/**
 * Compares articles. Finds copies (the same text) and stories (the same event). Also counts the
 * articles and stories. Start with {@link org.vigie.enrich.story.StoryBook}, which takes the tags
 * and pickups of articles and returns the changes in stories and counts. {@link
 * org.vigie.enrich.story.Sightings} finds duplicates: articles that were seen before, mostly
 * through another feed. The package must not depend on rules, releases or Kafka.
 */
@NullMarked
package org.vigie.enrich.story;

import org.jspecify.annotations.NullMarked;
