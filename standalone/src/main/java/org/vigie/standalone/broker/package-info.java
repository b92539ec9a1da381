/**
 * Runs a real Kafka broker inside this process, on a data folder that no other process uses. Only
 * this package may use Kafka's server classes, and it must not depend on Vigie's topics or
 * services.
 */
@NullMarked
package org.vigie.standalone.broker;

import org.jspecify.annotations.NullMarked;
