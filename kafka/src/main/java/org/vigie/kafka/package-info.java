/**
 * What every service needs to talk to a Kafka cluster: client properties, topics made at the start,
 * topics followed as they grow or read to their end. It must not know what any record means.
 */
@NullMarked
package org.vigie.kafka;

import org.jspecify.annotations.NullMarked;
