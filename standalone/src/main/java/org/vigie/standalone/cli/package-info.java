/**
 * The command line: options, output and exit codes of every command. Results go to standard output,
 * everything else to standard error; exit codes are in {@link Exit}. It must not know Kafka's
 * server classes or the sandbox.
 */
@NullMarked
package org.vigie.standalone.cli;

import org.jspecify.annotations.NullMarked;
