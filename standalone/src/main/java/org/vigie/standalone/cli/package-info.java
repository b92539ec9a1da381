/**
 * The commands: what they take, what they print, how they end. Standard output is for results,
 * standard error for everything else; exit 0 = done, 1 = some input failed (each named, the rest
 * done), 2 = wrong usage or configuration.
 */
@NullMarked
package org.vigie.standalone.cli;

import org.jspecify.annotations.NullMarked;
