/**
 * Prints notifications on the console, and those that other channels could not deliver. It must not
 * know how notifications are decided, queued or repeated.
 */
@NullMarked
package org.vigie.alerts.console;

import org.jspecify.annotations.NullMarked;
