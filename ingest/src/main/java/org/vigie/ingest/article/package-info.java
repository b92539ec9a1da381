/**
 * Turns the entries of a feed into articles: what identifies an article, who published it, and
 * whether it is new, a revision or a repeat. Entry point: {@link
 * org.vigie.ingest.article.Deduplicator}.
 *
 * <p>Must not know HTTP, Kafka or when a feed is polled. Between polls it keeps no texts, only
 * their {@link org.vigie.ingest.article.Fingerprint}. See
 * docs/adr/0012-identity-has-three-steps.md.
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
