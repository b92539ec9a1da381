/**
 * Finds the article in the HTML of a page: {@link org.vigie.ingest.content.ArticleContent} removes
 * what stands around it (teasers, comments, boxes), searches, and removes what stands in it
 * (captions, "read also"). It must not depend on what a page says about itself, which is the job of
 * {@link org.vigie.ingest.page}.
 */
@NullMarked
package org.vigie.ingest.content;

import org.jspecify.annotations.NullMarked;
