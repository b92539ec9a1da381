package org.vigie.ingest.visit;

import java.time.Instant;
import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.fields.ShortHash;

/** Articles as feeds bring them. */
final class Teasers {
  private Teasers() {}

  static Article article(String url, int tier, Instant dated, String title, String text) {
    return new Article(
        ShortHash.of(url, 8),
        url,
        url,
        title,
        "",
        text,
        List.of(),
        List.of(),
        new Outlet("gazette", "Gazette", "gazette.example", "FR", tier),
        "en",
        dated,
        null,
        dated.plusSeconds(60),
        "gazette-une",
        null,
        1,
        List.of(),
        null);
  }
}
