/**
 * A real Kafka broker inside this process, so that nobody needs a cluster to start. It is the only
 * package that may use Kafka's server classes, and it must not know any topic or service.
 */
@NullMarked
package org.vigie.standalone.broker;

import org.jspecify.annotations.NullMarked;
