/**
 * Alerts on the console: one or two lines each, and what could not be delivered elsewhere.
 *
 * <p>{@link org.vigie.alerts.console.Terminal} is where they go: as wide as the window, in colour
 * where that can be seen, and never with a control character from outside.
 */
@NullMarked
package org.vigie.alerts.console;

import org.jspecify.annotations.NullMarked;
