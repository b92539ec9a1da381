/**
 * Plays a week of invented coverage against real services, so that one can see Vigie work without
 * the internet. It is the only production package that may use the sandbox, and it must not know
 * the command line.
 */
@NullMarked
package org.vigie.standalone.demo;

import org.jspecify.annotations.NullMarked;
