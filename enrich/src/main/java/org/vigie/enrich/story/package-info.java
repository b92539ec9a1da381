/**
 * Compares articles: finds copies, stories and duplicates, and counts them. Start with {@link
 * org.vigie.enrich.story.StoryBook}, which takes the findings of a watch and returns the changes.
 * {@link org.vigie.enrich.story.Sightings} recognises an article that was seen before through
 * another feed. The package must not depend on rules, releases, topics or stores.
 */
@NullMarked
package org.vigie.enrich.story;

import org.jspecify.annotations.NullMarked;
