/**
 * Runs a real Kafka broker inside this process. Only this package may use Kafka's server classes,
 * and this package must not depend on Vigie's topics or services.
 */
@NullMarked
package org.vigie.standalone.broker;

import org.jspecify.annotations.NullMarked;
