/**
 * A real Kafka broker in this process, so that nobody needs a cluster to start. The only package
 * that knows Kafka's server classes.
 */
@NullMarked
package org.vigie.standalone.broker;

import org.jspecify.annotations.NullMarked;
