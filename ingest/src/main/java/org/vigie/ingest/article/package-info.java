/**
 * Turns the entries of a feed into articles: what identifies an article, who published it, and
 * whether it is new, a revision or a repeat (docs/adr/0012-identity-has-three-steps.md). Must not
 * know HTTP, Kafka or when a feed is polled. Between polls it keeps checksums of texts only.
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
