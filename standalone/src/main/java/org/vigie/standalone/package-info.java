/**
 * Everything in one process, and the command line.
 *
 * <p>{@link org.vigie.standalone.cli.Vigie} is the program; each command is a class in {@code cli};
 * {@link org.vigie.standalone.Standalone} is the list of parts that {@code run} starts.
 */
@NullMarked
package org.vigie.standalone;

import org.jspecify.annotations.NullMarked;
