package org.vigie.events.fields;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a feed publishes, as learned from its entries. Counts fade, so that the last weeks weigh
 * most.
 *
 * @param hours number of entries published in each hour of the day (UTC)
 * @param days number of entries published on each day of the week (UTC), Monday first
 * @param span how long the feed has been observed; fades like the counts
 * @param gap mean time between the entries that the feed lists
 * @param shortGap the mean time that the latest entries prove; below the usual one during a burst
 * @param newest date of the newest entry
 * @param budget number of polls per hour that the feed is worth, all day and all week
 * @param spent number of polls in the last weeks beyond the budget; negative if there were fewer
 * @param updated when this was last updated
 */
public record FeedRhythm(
    List<Double> hours,
    List<Double> days,
    Duration span,
    Duration gap,
    Duration shortGap,
    Instant newest,
    double budget,
    double spent,
    Instant updated) {

  public FeedRhythm {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
  }
}
