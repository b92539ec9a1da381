/**
 * The contract: the records that the services exchange and that anyone may read from the topics.
 * Start with {@link org.vigie.events.topics.Topics}, the list of topics; the schemas in {@code
 * resources/schemas} and {@code asyncapi.yaml} describe each record as JSON. Times are UTC; offsets
 * into text are UTF-16 code units of the string in the same record.
 *
 * <p>The package must not depend on the topics, on the serialization of records, or on any service.
 */
@NullMarked
package org.vigie.events;

import org.jspecify.annotations.NullMarked;
