/**
 * The topics, and how their records are written and read as JSON. {@link
 * org.vigie.events.topics.Topics} lists them; each {@link org.vigie.events.topics.Topic} has a
 * name, a serde and a configuration.
 *
 * <p>It must not know a broker, a Kafka client or any service.
 */
@NullMarked
package org.vigie.events.topics;

import org.jspecify.annotations.NullMarked;
