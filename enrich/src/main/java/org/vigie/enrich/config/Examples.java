package org.vigie.enrich.config;

import java.time.Instant;
import java.util.List;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.settings.Problems;

/** Checks the example texts in {@code watch.yaml}: a tag must match some, ignore others. */
public final class Examples {
  private static final Outlet NOBODY =
      new Outlet("example", "Example", "example.org", null, Outlet.UNKNOWN_TIER);

  private Examples() {}

  /** Reports each example text that its tag must match but doesn't, or must ignore but matches. */
  public static void check(WatchConfig config, Problems problems) {
    var matcher = new Matcher(config.tags());
    for (Example example : config.examples()) {
      boolean found =
          matcher.match(article(example.text())).stream()
              .anyMatch(tag -> tag.tag().equals(example.tag()));
      if (found != example.matches()) {
        problems.add(example.file(), example.line(), message(example));
      }
    }
  }

  private static String message(Example example) {
    String wrong = example.matches() ? " doesn't find: " : " should ignore: ";
    return "tag " + example.tag() + wrong + example.text();
  }

  private static Article article(String text) {
    return new Article(
        "example",
        "https://example.org/",
        "https://example.org/",
        text,
        "",
        "",
        List.of(),
        List.of(),
        NOBODY,
        null,
        null,
        null,
        Instant.EPOCH,
        "example",
        null,
        1,
        List.of(),
        null);
  }
}
