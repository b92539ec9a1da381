/**
 * Plays a week of invented articles with the real services, so that a user can try Vigie without
 * the internet. Only this package of the production code may use the module {@code sandbox}. This
 * package must not depend on the command line.
 */
@NullMarked
package org.vigie.standalone.demo;

import org.jspecify.annotations.NullMarked;
