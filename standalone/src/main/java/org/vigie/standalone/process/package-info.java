/**
 * Runs every service in one process: reads the configuration, starts the services, and applies
 * changed configuration files. For {@code vigie run --once} it also waits until all articles are
 * processed. This package must not depend on the command line, the demo, or Kafka's server classes.
 */
@NullMarked
package org.vigie.standalone.process;

import org.jspecify.annotations.NullMarked;
