package org.vigie.alerts.words;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * The texts of one article in an alert. All strings are cleaned ({@link Lines#clean}), on one line,
 * and of limited length. No string is escaped.
 *
 * @param link null if the article has no web address
 * @param rank whether the outlet is a major one, and its country if known; may be empty
 * @param kind kind of pickup, and whether the article is a copy
 * @param release the release that the article takes from: {@code release “Dams”}; else empty
 * @param clocks times when the article was published and seen
 * @param tags names of tags, separated by commas
 * @param sentence the sentence that took our message; if none is known, the one around a tag
 * @param restated what we say, if the article says it in other words: “We say: …”; else empty
 */
public record AlertArticle(
    String title,
    @Nullable String link,
    String outlet,
    String rank,
    String kind,
    String release,
    String clocks,
    String tags,
    Sentence sentence,
    String restated) {

  /** Maximum number of code points of a title. An estimate: three lines on a phone. */
  private static final int TITLE = 200;

  /** Maximum number of code points of our sentence. Chosen: as many as of the article's. */
  private static final int OURS = Sentence.MOST;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

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
        words.release(mention),
        words.clocks(article, words.today(n)),
        words.tags(mention),
        sentence(mention, words),
        restated(mention.pickup(), words));
  }

  /** Returns outlet, rank, kind, release, clocks and tags on one line. */
  public String byline() {
    return Lines.join(outlet, rank, kind, release, clocks, tags);
  }

  /** Returns the texts for a story without a listed article: only the title. */
  static AlertArticle titled(String title, Phrasebook words) {
    return new AlertArticle(title(title, words), null, "", "", "", "", "", "", Sentence.NONE, "");
  }

  private static String title(String title, Phrasebook words) {
    String clean = Lines.shorten(Lines.clean(title), TITLE);
    return clean.isEmpty() ? words.say("article.untitled") : clean;
  }

  /** Returns the sentence that took our message, unless it is the title, which is shown anyway. */
  private static Sentence sentence(Mention mention, Phrasebook words) {
    Pickup pickup = mention.pickup();
    if (pickup == null || isIn(mention.article().title(), pickup.snippet())) {
      return tagged(mention, words);
    }
    return Sentence.of(pickup.snippet(), pickup.surfaces());
  }

  private static String restated(@Nullable Pickup pickup, Phrasebook words) {
    String ours = pickup == null ? "" : Lines.shorten(Lines.clean(pickup.restated()), OURS);
    return ours.isEmpty() ? "" : words.say("article.restated", "ours", words.quoted(ours));
  }

  /** True if the title has all words of the snippet; the snippet may be empty. */
  private static boolean isIn(String title, String snippet) {
    String said = NO_WORD.matcher(snippet).replaceAll(" ").strip();
    return NO_WORD.matcher(title).replaceAll(" ").contains(said);
  }

  /** Returns the text around the first match outside the title, or the summary's first sentence. */
  private static Sentence tagged(Mention mention, Phrasebook words) {
    String text =
        mention.tags().stream()
            .filter(tag -> tag.field() != Tag.Field.title)
            .findFirst()
            .map(Tag::snippet)
            .orElseGet(() -> Sentence.first(mention.article().summary(), words.locale()));
    return Sentence.of(text, mention.tags().stream().map(Tag::surface).toList());
  }
}
