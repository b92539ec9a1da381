package org.vigie.alerts.words;

import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Tag;

/**
 * The texts of one article in an alert. All strings are clean, on one line, and bounded; none is
 * escaped.
 *
 * @param link null if the article has no web address
 * @param rank tier and country of the outlet
 * @param kind of pickup, and whether it is a copy
 * @param clocks when it was published and seen
 * @param tags ids, separated by commas
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

  /** Chosen: three lines on a phone; in code points. */
  private static final int TITLE = 200;

  static AlertArticle of(Mention mention, Notification n, Phrasebook words) {
    Article article = mention.article();
    String link = Lines.link(article.url());
    String kind = words.kind(mention.kind());
    return new AlertArticle(
        title(article.title(), words),
        link == null ? Lines.link(article.link()) : link,
        words.name(article.outlet()),
        words.rank(article.outlet()),
        mention.copyOf() == null ? kind : words.say("article.copy", "kind", kind),
        words.clocks(article, n.decided()),
        words.tags(mention.tagIds()),
        sentence(mention, words));
  }

  /** Outlet, rank, kind, clocks and tags on one line. */
  public String byline() {
    return Lines.join(outlet, rank, kind, clocks, tags);
  }

  /** For a story that lists no article. */
  static AlertArticle titled(String title, Phrasebook words) {
    return new AlertArticle(title(title, words), null, "", "", "", "", "", Sentence.NONE);
  }

  private static String title(String title, Phrasebook words) {
    String clean = Lines.shorten(Lines.clean(title), TITLE);
    return clean.isEmpty() ? words.say("article.untitled") : clean;
  }

  /** The first match outside the title, which is shown anyway; else the article's beginning. */
  private static Sentence sentence(Mention mention, Phrasebook words) {
    String text =
        mention.tags().stream()
            .filter(tag -> tag.field() != Tag.Field.title)
            .findFirst()
            .map(Tag::snippet)
            .orElseGet(() -> Sentence.first(mention.article().summary(), words.locale()));
    return Sentence.of(text, mention.tags().stream().map(Tag::surface).toList());
  }
}
