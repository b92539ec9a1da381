package org.vigie.enrich.match;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/** Articles and rules for tests. */
public final class Articles {
  private Articles() {}

  public static Article article(String title, String summary, String text) {
    return article(title, summary, text, "fr");
  }

  public static Article article(
      String title, String summary, String text, @Nullable String language) {
    Instant seen = Instant.parse("2025-02-12T10:00:00Z");
    return new Article(
        "a1",
        "https://journal.example/1",
        "https://journal.example/1",
        title,
        summary,
        text,
        List.of(),
        List.of(),
        new Outlet("journal", "Journal", "journal.example", "FR", 2),
        language,
        seen,
        null,
        seen,
        "journal",
        null,
        1,
        List.of(),
        null);
  }

  static TagRules tag(String id, String... queries) {
    return tag(id, Map.of(), queries);
  }

  static TagRules tag(String id, Map<String, String> macros, String... queries) {
    List<Rule> rules = new java.util.ArrayList<>();
    for (String query : queries) {
      rules.add(new Rule(id + "#" + (rules.size() + 1), query, List.of()));
    }
    return new TagRules("w", id, 1, Instant.EPOCH, false, id, false, rules, macros);
  }
}
