/**
 * What an article means among the others: pure cores, values in and out.
 *
 * <p>Start with {@link org.vigie.enrich.story.StoryBook}: it takes what a watch found in an article
 * (a {@link org.vigie.enrich.story.Finding}) and says which story it belongs to, whose text it
 * repeats, and what changes in the stories and {@link org.vigie.enrich.story.Counts}. {@link
 * org.vigie.enrich.story.Wording} decides whether two articles have the same text; {@link
 * org.vigie.enrich.story.Sightings} recognises an article that came before through another feed.
 */
@NullMarked
package org.vigie.enrich.story;

import org.jspecify.annotations.NullMarked;
