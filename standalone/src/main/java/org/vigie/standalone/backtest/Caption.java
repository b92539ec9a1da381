package org.vigie.standalone.backtest;

import java.time.Instant;
import org.vigie.events.Article;
import org.vigie.ingest.text.Characters;

/** What a list shows of an article: its day in UTC, its outlet and its title. */
record Caption(Instant dated, String outlet, String title) {
  /** Maximum UTF-16 code units of a title. Chosen: a line of a terminal. */
  private static final int LONGEST = 80;

  static Caption of(Article article) {
    return new Caption(article.dated(), article.outlet().name(), article.title());
  }

  String text() {
    String shown = Characters.printable(title);
    return "%s  %s: %s"
        .formatted(
            dated.toString().substring(0, "2026-11-26".length()),
            Characters.printable(outlet),
            shown.length() > LONGEST ? shown.substring(0, LONGEST - 1) + "…" : shown);
  }
}
