package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * An invented feed: the dates of its articles, and how many of them it lists.
 *
 * @param dates the earliest first
 * @param pinned the dates of articles that are always listed besides, the earliest first
 * @param isDated false if the feed writes no dates
 */
record SimulatedFeed(
    String name, List<Instant> dates, int listed, List<Instant> pinned, boolean isDated) {
  /** A Monday. */
  static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

  private static final int DAYS = 130;

  /**
   * A daily paper: two thirds of its articles between 5 and 9, none at night, fewer on weekends.
   */
  static SimulatedFeed paper(long seed) {
    return daily(
        "daily paper",
        seed,
        50,
        (random, day) -> {
          double articles = 100 * (day.day % 7 < 5 ? 1 : 0.6) * (0.85 + 0.3 * random.nextDouble());
          for (int i = 0; i < articles; i++) {
            boolean isMorning = random.nextDouble() < 2 / 3.0;
            double triangle = 5 + 2 * (random.nextDouble() + random.nextDouble());
            day.add(isMorning ? triangle : 8 + 14 * random.nextDouble());
          }
        });
  }

  /** A blog: an article each Tuesday at about 10, except in every tenth week. */
  static SimulatedFeed blog(long seed) {
    return daily(
        "weekly blog",
        seed,
        10,
        (random, day) -> {
          if (day.day % 7 == 1 && random.nextDouble() > 0.1) {
            day.add(10 + 0.7 * random.nextGaussian());
          }
        });
  }

  /** An agency: four bursts a day of an hour and more, with an article a minute; few others. */
  static SimulatedFeed agency(long seed) {
    return daily(
        "agency",
        seed,
        50,
        (random, day) -> {
          int bursts = 3 + random.nextInt(3);
          for (int i = 0; i < bursts; i++) {
            double hour =
                random.nextDouble() < 0.85
                    ? 6 + 16 * random.nextDouble()
                    : 24 * random.nextDouble();
            double end = hour + exponential(random, 1.25);
            for (double at = hour; at < end; at += exponential(random, 1 / 60.0)) {
              day.add(at);
            }
          }
          for (int i = 0; i < 12; i++) {
            day.add(24 * random.nextDouble());
          }
        });
  }

  /** A local paper: two editions a day, each within an hour; nothing on Sunday. */
  static SimulatedFeed local(long seed) {
    return daily(
        "local paper",
        seed,
        25,
        (random, day) -> {
          if (day.day % 7 == 6) {
            return;
          }
          for (int i = 0; i < 12; i++) {
            day.add(5.5 + random.nextDouble());
            day.add(17 + random.nextDouble());
          }
          for (int i = 0; i < 4; i++) {
            day.add(8 + 10 * random.nextDouble());
          }
        });
  }

  /** Returns this feed with entries of so many days before the first poll, always listed. */
  SimulatedFeed withPinned(int... ages) {
    List<Instant> old =
        Arrays.stream(ages)
            .mapToObj(age -> PollSimulationTest.BEGIN.minus(Duration.ofDays(age)))
            .sorted()
            .toList();
    return new SimulatedFeed(name + " with pinned entries", dates, listed, old, isDated);
  }

  /** Returns this feed with a shorter list. */
  SimulatedFeed listing(int entries) {
    return new SimulatedFeed(name + " that lists " + entries, dates, entries, pinned, isDated);
  }

  SimulatedFeed withoutDates() {
    return new SimulatedFeed(name + " without dates", dates, listed, pinned, false);
  }

  /** Returns the dates that a reader sees, the earliest first, after so many articles. */
  List<Instant> listedDates(int published) {
    List<Instant> seen = new ArrayList<>(isDated ? pinned : List.of());
    seen.addAll(isDated ? dates.subList(Math.max(0, published - listed), published) : List.of());
    return seen;
  }

  private record Day(int day, List<Instant> dates) {
    void add(double hour) {
      long millis = (long) (hour * Duration.ofHours(1).toMillis());
      dates.add(START.plus(Duration.ofDays(day)).plusMillis(millis));
    }
  }

  private static SimulatedFeed daily(
      String name, long seed, int listed, BiConsumer<Random, Day> publish) {
    var random = new Random(seed);
    List<Instant> dates = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      publish.accept(random, new Day(day, dates));
    }
    return new SimulatedFeed(name, dates.stream().sorted().toList(), listed, List.of(), true);
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
