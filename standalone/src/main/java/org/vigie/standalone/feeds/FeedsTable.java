package org.vigie.standalone.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;

/** Writes the states of feeds as a table for people. */
record FeedsTable(Instant now) {
  /** The order of the table: feeds that need a person come first. */
  static final List<Status> ORDER =
      List.of(Status.FAILING, Status.SILENT, Status.LATE, Status.WAITING, Status.FRESH);

  private static final List<String> HEADINGS =
      List.of("STATE", "OUTLET", "LAST NEWS", "NEXT POLL", "A DAY", "WHOLE", "FEED");

  /** Maximum width of an outlet's name; longer names are cut. Chosen for terminals. */
  private static final int MAX_NAME = 28;

  private static final int PERCENT = 100;

  private static final String UNKNOWN = "–";

  /** Returns the lines: a heading, a line for each feed, the reasons of failures, and the sums. */
  List<String> lines(List<FeedStatus> feeds) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    feeds.forEach(feed -> rows.add(row(feed)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(List.of(line(HEADINGS, widths)));
    for (int i = 0; i < feeds.size(); i++) {
      lines.add(line(rows.get(i + 1), widths));
      String why = why(feeds.get(i));
      if (why != null) {
        lines.add("  " + Characters.printable(why));
      }
      String moved = feeds.get(i).moved();
      if (moved != null) {
        lines.add("  has moved for good, change feeds.yaml: " + Characters.printable(moved));
      }
    }
    lines.add(sums(feeds));
    return lines;
  }

  private List<String> row(FeedStatus feed) {
    String name = Characters.printable(feed.outlet());
    return List.of(
        word(feed.status()),
        name.length() > MAX_NAME ? name.substring(0, MAX_NAME - 1) + "…" : name,
        ago(feed.newest()),
        in(feed.next()) + (feed.told() == null ? "" : " (hub)"),
        feed.entriesPerDay() == null
            ? UNKNOWN
            : String.format(Locale.ROOT, "%.1f", feed.entriesPerDay()),
        feed.whole() == null ? UNKNOWN : Math.round(feed.whole() * PERCENT) + " %",
        Characters.printable(feed.url()));
  }

  private @Nullable String why(FeedStatus feed) {
    return switch (feed.status()) {
      case FAILING ->
          feed.failure()
              + " ("
              + (feed.failures() == 1 ? "once" : feed.failures() + " times in a row")
              + (feed.succeeded() == null ? ", never read" : ", last read " + ago(feed.succeeded()))
              + "; "
              + feed.id()
              + ")";
      case SILENT ->
          "answers, but has had no new article for longer than usual (" + feed.id() + ")";
      case LATE -> "the next poll is overdue; is vigie run running? (" + feed.id() + ")";
      case WAITING, FRESH -> null;
    };
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private static String sums(List<FeedStatus> feeds) {
    List<String> parts = new ArrayList<>();
    for (Status status : ORDER.reversed()) {
      long number = feeds.stream().filter(feed -> feed.status() == status).count();
      if (number > 0) {
        parts.add(number + " " + word(status));
      }
    }
    String sum = Plural.of(feeds.size(), "feed");
    return parts.isEmpty() ? sum : sum + ": " + String.join(", ", parts);
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  String ago(@Nullable Instant time) {
    return time == null ? UNKNOWN : span(Duration.between(time, now)) + " ago";
  }

  private String in(@Nullable Instant time) {
    if (time == null) {
      return UNKNOWN;
    }
    return time.isAfter(now) ? "in " + span(Duration.between(now, time)) : "due";
  }

  /** Returns a time span in its largest unit, rounded down: {@code 3 h}. */
  private static String span(Duration span) {
    if (span.toDays() > 1) {
      return span.toDays() + " d";
    }
    if (span.toHours() > 1) {
      return span.toHours() + " h";
    }
    return span.toMinutes() > 0 ? span.toMinutes() + " min" : Math.max(0, span.toSeconds()) + " s";
  }
}
