/**
 * Finds the places where many queries match in an article. All queries are compiled once into a
 * {@link org.vigie.enrich.plan.Plan}: a graph in which queries share equal parts, such as a macro.
 * An {@link org.vigie.enrich.plan.ArticleSearch} runs the plan on one article. It notes the
 * positions of the words that queries search for, and computes each part at most once, and only for
 * the queries that have a word in the article.
 *
 * <p>Start with {@link org.vigie.enrich.plan.Node}, the algebra. The package depends on parsed
 * queries and on words; it must not depend on articles or on tags. The tests compare it with
 * Lucene.
 */
@NullMarked
package org.vigie.enrich.plan;

import org.jspecify.annotations.NullMarked;
