/**
 * Says what articles mean to a watch: tags, pickups, stories, counts.
 *
 * <p>Start with {@link org.vigie.enrich.EnrichTopology}, the way of an article; {@link
 * org.vigie.enrich.Enrich} runs it. What is decided is in pure cores: {@link
 * org.vigie.enrich.Analysis} (one article, one watch) and the package {@code story} (an article
 * among the others). {@link org.vigie.enrich.MatchSession} joins them without a broker.
 */
@NullMarked
package org.vigie.enrich;

import org.jspecify.annotations.NullMarked;
