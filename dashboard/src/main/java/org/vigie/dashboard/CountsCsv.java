package org.vigie.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.vigie.events.Count;

/** Writes {@link Count counts} of articles as CSV (RFC 4180) that spreadsheets open safely. */
final class CountsCsv {
  private static final String HEADER =
      "watch,tag,tier,language,window,start,end,articles,stories,own,complete";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader(HEADER.split(",")).get();

  private CountsCsv() {}

  /** Writes one line per count. A count whose hour or day ends after {@code asOf} is incomplete. */
  static String write(List<Count> counts, Instant asOf) {
    var out = new StringBuilder();
    try (var csv = new CSVPrinter(out, FORMAT)) {
      for (Count count : counts) {
        csv.printRecord(
            cell(count.watch()),
            cell(count.tag()),
            count.tier(),
            cell(count.language()),
            count.window(),
            count.start(),
            count.end(),
            count.articles(),
            count.stories(),
            count.own(),
            !count.end().isAfter(asOf));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Puts an apostrophe before a text that a spreadsheet would run as a formula (CWE-1236). */
  static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
