/**
 * Decides what an article took from the press releases of a watch: reprint, quote, paraphrase or
 * mention. Start with {@link org.vigie.enrich.pickup.Releases}, which compares words and finds the
 * speakers of key messages. The package must not depend on Kafka, rules or other articles.
 */
@NullMarked
package org.vigie.enrich.pickup;

import org.jspecify.annotations.NullMarked;
