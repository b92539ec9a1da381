package org.vigie.enrich.config;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.match.RuleComparison;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Problems;

/** Checks the example texts in {@code watch.yaml}: a tag must match some, ignore others. */
public final class Examples {
  private static final Outlet NOBODY =
      new Outlet("example", "Example", "example.org", null, Outlet.UNKNOWN_TIER);

  /** Begins a line that explains a problem. */
  private static final String MORE = "\n    ";

  private Examples() {}

  /**
   * Reports each example text that its tag must match but doesn't, or must ignore but matches. Says
   * which rule came nearest and what it lacked, or which rule matched, and how the words were cut.
   * Drafts are checked as if they were live.
   */
  public static void check(WatchConfig given, Problems problems) {
    WatchConfig config = given.withDraftsLive();
    var matcher = new Matcher(config.tags());
    for (Example example : config.examples()) {
      List<Tag> found =
          matcher.match(article(example.text())).stream()
              .filter(tag -> tag.tag().equals(example.tag()))
              .toList();
      if (found.isEmpty() == example.matches()) {
        String why = example.matches() ? nearest(config, example) : places(found);
        problems.add(example.file(), example.line(), message(example) + why + words(example));
      }
    }
  }

  private static String message(Example example) {
    String wrong = example.matches() ? " doesn't find: " : " should ignore: ";
    return "tag " + example.tag() + wrong + example.text();
  }

  private static String places(List<Tag> found) {
    Tag first = found.getFirst();
    return MORE
        + "found by: rule %s, part %s, at “%s”"
            .formatted(first.rule(), first.clause(), first.surface());
  }

  /** Returns which of the tag's rules lacks least, and what it lacks. */
  private static String nearest(WatchConfig config, Example example) {
    List<TagRules> tag =
        config.tags().stream().filter(each -> each.id().equals(example.tag())).toList();
    var comparison = new RuleComparison(tag);
    comparison.begin(article(example.text()), new ArticleWords());
    return comparison
        .nearest(example.tag(), 0)
        .map(miss -> MORE + "nearest: " + miss.text())
        .orElse("");
  }

  private static String words(Example example) {
    return MORE
        + "words: "
        + Tokenizer.tokenize(example.text()).stream()
            .map(Token::plain)
            .collect(Collectors.joining(" | "));
  }

  /** Returns an article that has only this title. */
  public static Article article(String text) {
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
