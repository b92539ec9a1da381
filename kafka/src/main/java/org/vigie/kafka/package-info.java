/**
 * Connects the services to a Kafka cluster: client properties, creation of topics, dead letters. It
 * follows topics as they grow, or reads them to their end.
 *
 * <p>It must not know what any record means, or any service.
 */
@NullMarked
package org.vigie.kafka;

import org.jspecify.annotations.NullMarked;
