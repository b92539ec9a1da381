/**
 * Runs a cluster of three brokers and two of each service on this machine, kills one process after
 * the other while articles arrive, and measures how late alerts are. {@link
 * org.vigie.bench.cluster.ClusterChanges} is the program.
 */
@NullMarked
package org.vigie.bench.cluster;

import org.jspecify.annotations.NullMarked;
