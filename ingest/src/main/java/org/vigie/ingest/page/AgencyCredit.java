package org.vigie.ingest.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.page.PageArticle.Sourced;

/** Finds the news agency that an article credits: as author, at its start or at its end. */
final class AgencyCredit {
  private static final String NAMES =
      "AFP|Agence France-Presse|Reuters|AP|Associated Press|dpa|ANSA|EFE|Belga|ATS|APA|PA"
          + " Media|Bloomberg";

  private static final Pattern AUTHOR =
      Pattern.compile("(?<![\\p{L}\\d])(" + NAMES + ")(?![\\p{L}\\d])");

  /** Matches "PARIS (AFP) –" at the start, and "(avec AFP)", "© AFP" or "AFP" at the end. */
  private static final Pattern START = Pattern.compile("^.{0,60}?\\((" + NAMES + ")\\)");

  private static final Pattern END =
      Pattern.compile(
          "(?:[(/©]|\\b(?i:avec|with|source\\s*:)|^)\\s*(?i:avec |with |l['’])?("
              + NAMES
              + ")\\)?\\.?$");

  /** Maximum code units of the last paragraph that are searched. Estimate: a credit is short. */
  private static final int LAST = 80;

  private AgencyCredit() {}

  static @Nullable Sourced<String> find(List<String> authors, String text) {
    for (String author : authors) {
      Matcher m = AUTHOR.matcher(author);
      if (m.find()) {
        return new Sourced<>(m.group(1), "author");
      }
    }
    int line = text.indexOf('\n');
    Matcher start = START.matcher(line < 0 ? text : text.substring(0, line));
    if (start.find()) {
      return new Sourced<>(start.group(1), "start of the text");
    }
    String last = text.substring(Math.max(text.lastIndexOf('\n') + 1, text.length() - LAST));
    Matcher end = END.matcher(last.strip());
    return end.find() ? new Sourced<>(end.group(1), "end of the text") : null;
  }
}
