/**
 * Prints notifications on the console. Also reports notifications that other channels failed to
 * deliver. This package must not depend on how notifications are decided, queued or repeated.
 */
@NullMarked
package org.vigie.alerts.console;

import org.jspecify.annotations.NullMarked;
