/**
 * Runs every service in one process: reads the configuration, starts the parts, applies changed
 * files, and drains the pipeline for {@code run --once}. It must not know the command line, the
 * demo, or Kafka's server classes.
 */
@NullMarked
package org.vigie.standalone.process;

import org.jspecify.annotations.NullMarked;
