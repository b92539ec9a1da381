/**
 * Breaks running services at random moments: kills, pauses, restarts of the broker, rebalances,
 * jumps of the clock and a Slack that fails. Afterwards nothing may be lost or sent twice.
 */
@NullMarked
package org.vigie.standalone.faults;

import org.jspecify.annotations.NullMarked;
