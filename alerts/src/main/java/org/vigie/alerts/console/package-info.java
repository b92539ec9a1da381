/**
 * Prints the console channel's notifications, and reports those that other channels failed to
 * deliver. It must not depend on how notifications are decided, queued or repeated.
 */
@NullMarked
package org.vigie.alerts.console;

import org.jspecify.annotations.NullMarked;
