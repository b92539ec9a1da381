/**
 * Compares articles: finds copies, stories and duplicates, and counts them. Start with {@link
 * org.vigie.enrich.story.StoryBook}, which takes what a watch found in an article and returns what
 * changes; {@link org.vigie.enrich.story.Sightings} recognises an article that came before through
 * another feed. The package must not know rules, releases, topics or stores: values in, values out.
 */
@NullMarked
package org.vigie.enrich.story;

import org.jspecify.annotations.NullMarked;
