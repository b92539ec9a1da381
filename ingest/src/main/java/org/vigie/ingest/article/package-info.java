/**
 * Turns the entries of a feed into articles: finds each article's id and outlet, and decides
 * whether the article is new, a revision or a repeat (docs/adr/0012-identity-has-three-steps.md).
 * Must not depend on HTTP, Kafka or the poll schedule. Texts are remembered as checksums.
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
