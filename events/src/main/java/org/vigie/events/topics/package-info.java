/**
 * The topics, and the JSON format of their records. {@link org.vigie.events.topics.Topics} lists
 * the topics; each {@link org.vigie.events.topics.Topic} has a name, a serde for its values and
 * settings.
 *
 * <p>The package must not depend on a broker, a Kafka consumer or producer, or any service.
 */
@NullMarked
package org.vigie.events.topics;

import org.jspecify.annotations.NullMarked;
