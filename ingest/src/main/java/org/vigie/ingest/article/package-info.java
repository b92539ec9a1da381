/**
 * Turns the entries of a feed into articles: identifies the article and its outlet, and decides
 * whether it is new, a revision or a repeat (docs/adr/0012-identity-has-three-steps.md). Must not
 * depend on HTTP, Kafka or the schedule of polls. Only checksums of texts are kept between polls.
 */
@NullMarked
package org.vigie.ingest.article;

import org.jspecify.annotations.NullMarked;
