/**
 * The contract: what the services say to each other, and to anyone who reads the topics.
 *
 * <p>Start with {@link org.vigie.events.Topics}, the list of topics; each is a typed handle ({@link
 * org.vigie.events.Topic}) on one record of this package. Records are JSON, described by the
 * schemas in {@code resources/schemas} and by the AsyncAPI document beside them. Times are UTC;
 * offsets into text are UTF-16 code units of the string in the same record.
 */
@NullMarked
package org.vigie.events;

import org.jspecify.annotations.NullMarked;
