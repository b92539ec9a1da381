package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.fields.Excerpt;

/**
 * Shortens a mention for a notification. A notification lists up to twenty mentions and must fit
 * into one Kafka record of 1 MB, even if a feed's titles and summaries are very long.
 */
final class MentionExcerpt {
  // Maximum length of a title and of a summary, in UTF-16 code units. A test checks that twenty
  // mentions then need less than 1 MB, even in a script of three UTF-8 bytes per character.
  static final int TITLE = 500;
  static final int SUMMARY = 4_000;

  // Maximum length of a snippet, and of its marked words, in UTF-16 code units: as enrich cuts it.
  static final int SNIPPET = 200;

  // Maximum number of marked words. An estimate: a snippet has about thirty words, with articles.
  static final int SURFACES = 20;

  // Maximum number of authors or of categories, and of passages. Estimates.
  private static final int NAMES = 10;
  private static final int PASSAGES = 5;

  // Bytes of a mention besides its texts, and of a tag or passage besides theirs: names of fields,
  // and numbers. Estimates.
  private static final int FRAME = 1_500;
  private static final int PLACE = 150;

  private MentionExcerpt() {}

  /**
   * Shortens texts. Keeps a tag's first match in each field, and the pickup's first passages and
   * first marked words.
   */
  static Mention of(Mention mention) {
    Article article = article(mention.article());
    Set<String> places = new HashSet<>();
    List<Tag> tags =
        mention.tags().stream()
            .filter(tag -> holds(article, tag.field(), tag.end()))
            .filter(tag -> places.add(tag.field() + tag.tag()))
            .toList();
    return new Mention(
        mention.watch(),
        article,
        tags,
        pickup(article, mention.pickup()),
        mention.story(),
        mention.copyOf(),
        mention.duplicateOf(),
        mention.own());
  }

  /** Returns how many bytes a shortened mention needs as JSON, or somewhat more. */
  static int bytes(Mention mention) {
    Article a = mention.article();
    Pickup pickup = mention.pickup();
    var texts = new ArrayList<String>(List.of(a.title(), a.summary(), a.url(), a.link()));
    texts.addAll(a.authors());
    texts.addAll(a.categories());
    Stream.of(a.guid(), a.publishedRaw()).filter(Objects::nonNull).forEach(texts::add);
    for (Tag tag : mention.tags()) {
      texts.addAll(List.of(tag.clause(), tag.surface(), tag.snippet()));
    }
    int places = mention.tags().size();
    if (pickup != null) {
      texts.addAll(pickup.surfaces());
      texts.addAll(List.of(pickup.snippet(), pickup.restated()));
      pickup.passages().forEach(passage -> texts.addAll(passage.shared()));
      places += pickup.passages().size();
    }
    return FRAME + PLACE * places + texts.stream().mapToInt(MentionExcerpt::bytes).sum();
  }

  /** Returns how many bytes a text needs in UTF-8, with its quotation marks and escapes. */
  private static int bytes(String text) {
    int bytes = 3;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isEscaped = c < ' ' || c == '"' || c == '\\';
      bytes += isEscaped ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }

  private static Article article(Article a) {
    return new Article(
        a.id(),
        a.url(),
        a.link(),
        Excerpt.of(a.title(), TITLE),
        Excerpt.of(a.summary(), SUMMARY),
        "",
        names(a.authors()),
        names(a.categories()),
        a.outlet(),
        a.language(),
        a.published(),
        a.publishedRaw() == null ? null : Excerpt.of(a.publishedRaw(), TITLE),
        a.seen(),
        a.feed(),
        a.guid() == null ? null : Excerpt.of(a.guid(), TITLE),
        a.revision(),
        a.changes(),
        a.page());
  }

  private static @Nullable Pickup pickup(Article article, @Nullable Pickup pickup) {
    if (pickup == null) {
      return null;
    }
    return new Pickup(
        pickup.release(),
        pickup.kind(),
        pickup.shareOfRelease(),
        pickup.shareOfArticle(),
        pickup.confidence(),
        pickup.toReview(),
        pickup.passages().stream()
            .filter(passage -> holds(article, passage.field(), passage.articleEnd()))
            .limit(PASSAGES)
            .toList(),
        Excerpt.of(pickup.snippet(), SNIPPET),
        pickup.surfaces().stream()
            .filter(surface -> surface.length() <= SNIPPET)
            .limit(SURFACES)
            .toList(),
        Excerpt.of(pickup.restated(), SNIPPET));
  }

  /** True if the shortened field still contains the match; always true for the article's text. */
  private static boolean holds(Article article, Tag.Field field, int end) {
    return switch (field) {
      case title -> end <= article.title().length();
      case summary -> end <= article.summary().length();
      case text -> true;
    };
  }

  private static List<String> names(List<String> names) {
    return names.stream().limit(NAMES).map(name -> Excerpt.of(name, TITLE)).toList();
  }
}
