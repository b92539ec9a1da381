package org.vigie.alerts.words;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Tag;

/**
 * One article in an alert. All strings are clean, on one line, and bounded; none is escaped.
 *
 * @param link null when it has none that may be shown
 * @param outlet its name
 * @param rank tier and country
 * @param kind of pickup, or that it is a copy
 * @param clocks when it was published and seen
 * @param tags ids, parted by commas
 */
public record AlertArticle(
    String title,
    @Nullable String link,
    String outlet,
    String rank,
    String kind,
    String clocks,
    String tags,
    Sentence sentence) {

  private static final int TITLE = 200;

  static AlertArticle of(Mention mention, Instant told, Wording words) {
    Article article = mention.article();
    String link = Lines.link(article.url());
    String kind = words.kind(Wording.kindOf(mention));
    return new AlertArticle(
        title(article.title(), words),
        link == null ? Lines.link(article.link()) : link,
        words.name(article.outlet()),
        words.rank(article.outlet()),
        mention.copyOf() == null ? kind : words.say("article.copy", Map.of("kind", kind)),
        words.clocks(article, told),
        words.tags(mention.tagIds()),
        sentence(mention, words));
  }

  /** Outlet, rank, kind, clocks and tags on one line. */
  public String byline() {
    return Lines.join(outlet, rank, kind, clocks, tags);
  }

  /** For a story that lists no article. */
  static AlertArticle titled(String title, Wording words) {
    return new AlertArticle(title(title, words), null, "", "", "", "", "", Sentence.NONE);
  }

  private static String title(String title, Wording words) {
    String clean = Lines.shorten(Lines.clean(title), TITLE);
    return clean.isEmpty() ? words.say("article.untitled") : clean;
  }

  /** Around the evidence, or what the article begins with when only its title says it. */
  private static Sentence sentence(Mention mention, Wording words) {
    Article article = mention.article();
    List<String> surfaces = mention.tags().stream().map(Tag::surface).toList();
    return evidence(mention)
        .filter(tag -> tag.field() != Tag.Field.title)
        .map(tag -> Sentence.of(tag.snippet(), surfaces))
        .orElseGet(() -> Sentence.of(Sentence.first(article.summary(), words.locale()), surfaces));
  }

  /** The place that says it best: one that isn't in the title, which is shown anyway. */
  private static Optional<Tag> evidence(Mention mention) {
    return mention.tags().stream()
        .filter(tag -> tag.field() != Tag.Field.title)
        .findFirst()
        .or(() -> mention.tags().stream().findFirst());
  }
}
