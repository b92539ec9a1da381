package org.vigie.ingest.dates;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the dates of a feed show about each other: if one is 02/17/2025, the month comes first in
 * all that are written alike, so 02/11/2025 is 11 February. Dates that are written alike and
 * contradict each other show nothing.
 */
public final class DayOrders {
  /** A date that begins with its day or month; the year has four digits. */
  private static final Pattern DAY =
      Pattern.compile("\\s*(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?!\\d)");

  private static final Pattern HALF = Pattern.compile("\\d\\s?[aApP]\\.?[mM](?![a-zA-Z])");
  private static final int MONTHS = 12;
  private static final int DAYS = 31;

  /** For each way of writing, true if the month comes first there; null if some contradict it. */
  private final Map<String, Boolean> monthFirst = new HashMap<>();

  private DayOrders() {}

  /** Returns what these dates, as written in one feed, show. */
  public static DayOrders of(Stream<String> dates) {
    var orders = new DayOrders();
    dates.forEach(orders::take);
    return orders;
  }

  private void take(String written) {
    Matcher m = DAY.matcher(written);
    if (written.length() > FeedDate.MAX_LENGTH || !m.lookingAt()) {
      return;
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    boolean shows = second > MONTHS;
    if (shows != (first > MONTHS) && Math.max(first, second) <= DAYS) {
      String form = form(m, written);
      boolean isContradicted =
          monthFirst.containsKey(form) && !Boolean.valueOf(shows).equals(monthFirst.get(form));
      monthFirst.put(form, isContradicted ? null : shows);
    }
  }

  /** Returns the way of writing: the separator, and whether the hours are those of half a day. */
  private static String form(Matcher m, String written) {
    return m.group(2) + (HALF.matcher(written).find(m.end()) ? "am" : "");
  }

  /** Returns the date with its year and month first if the other dates show which is which. */
  public String clear(String written) {
    Matcher m = DAY.matcher(written);
    if (monthFirst.isEmpty() || written.length() > FeedDate.MAX_LENGTH || !m.lookingAt()) {
      return written;
    }
    Boolean shown = monthFirst.get(form(m, written));
    if (shown == null) {
      return written;
    }
    String month = m.group(shown ? 1 : 3);
    String day = m.group(shown ? 3 : 1);
    return m.group(4) + "/" + month + "/" + day + written.substring(m.end());
  }
}
