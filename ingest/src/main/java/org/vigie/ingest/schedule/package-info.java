/**
 * When a feed is due: {@link org.vigie.ingest.schedule.PollSchedule}, which knows neither clock nor
 * network.
 */
@NullMarked
package org.vigie.ingest.schedule;

import org.jspecify.annotations.NullMarked;
