/**
 * Keeps the remembered entries of feeds: in an internal Kafka topic, and in a local store that is
 * read instead of the topic (docs/adr/0018-known-articles-in-a-topic-of-their-own.md). Must not
 * depend on how entries are compared, or on how partitions are assigned.
 */
@NullMarked
package org.vigie.ingest.known;

import org.jspecify.annotations.NullMarked;
