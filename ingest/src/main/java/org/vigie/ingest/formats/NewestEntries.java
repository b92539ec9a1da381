package org.vigie.ingest.formats;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.ingest.dates.DayOrders;
import org.vigie.ingest.dates.FeedDate;

/**
 * Chooses which entries of a long feed are kept: the newest ones by date. An entry without a date
 * counts as old as the entry before it. Of entries of the same date, those at the end of the feed
 * are newer if most of its entries are newer than the entry before them. Otherwise, and if no entry
 * has a date, those at the beginning are newer.
 */
final class NewestEntries {
  private NewestEntries() {}

  /** Returns at most {@link ParsedFeed#MAX_ENTRIES} entries, in the order of {@code all}. */
  static List<EntryBuilder> of(List<EntryBuilder> all) {
    if (all.size() <= ParsedFeed.MAX_ENTRIES) {
      return all;
    }
    long[] dates = dates(all);
    int rising = 0;
    for (int i = 1; i < dates.length; i++) {
      rising += Long.compare(dates[i], dates[i - 1]);
    }
    Comparator<Integer> newerPlace =
        rising > 0 ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return IntStream.range(0, dates.length)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer i) -> dates[i]).reversed().thenComparing(newerPlace))
        .limit(ParsedFeed.MAX_ENTRIES)
        .sorted()
        .map(all::get)
        .toList();
  }

  /** Returns seconds for each entry. Those before the first entry with a date get its date. */
  private static long[] dates(List<EntryBuilder> all) {
    long[] dates = new long[all.size()];
    DayOrders orders = DayOrders.of(all.stream().flatMap(EntryBuilder::written));
    int dated = 0;
    for (int i = 0; i < dates.length; i++) {
      FeedDate date = all.get(i).readDate(orders);
      if (date != null) {
        dates[i] = date.at(ZoneOffset.UTC).getEpochSecond();
        if (dated == 0) {
          Arrays.fill(dates, 0, i, dates[i]);
        }
        dated++;
      } else if (i > 0) {
        dates[i] = dates[i - 1];
      }
    }
    return dates;
  }
}
