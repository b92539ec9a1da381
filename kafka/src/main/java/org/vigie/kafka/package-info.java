/**
 * Connects the services to a Kafka cluster: client properties, creation of topics, dead letters.
 * Also reads topics, either continuously or to their current end.
 *
 * <p>The package must not depend on the meaning of records or on any service.
 */
@NullMarked
package org.vigie.kafka;

import org.jspecify.annotations.NullMarked;
