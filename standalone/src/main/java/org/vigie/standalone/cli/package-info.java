/**
 * The command line: options, output and exit codes ({@link org.vigie.standalone.options.Exit}) of
 * every command. Results go to standard output, and all other messages go to standard error. This
 * package must not depend on Kafka's server classes or on the sandbox.
 */
@NullMarked
package org.vigie.standalone.cli;

import org.jspecify.annotations.NullMarked;
