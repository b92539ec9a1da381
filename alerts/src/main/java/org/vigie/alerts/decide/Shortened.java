package org.vigie.alerts.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * A mention as a notification carries it. A notification lists up to twenty and must fit into one
 * record, whatever a feed calls a title or a summary.
 */
final class Shortened {
  static final int TITLE = 500;
  static final int SUMMARY = 4_000;
  private static final int NAMES = 10;
  private static final int PASSAGES = 5;

  private Shortened() {}

  /** With the first place of each tag in each field, and the first passages; offsets still hold. */
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

  private static Article article(Article a) {
    return new Article(
        a.id(),
        a.url(),
        a.link(),
        cut(a.title(), TITLE),
        cut(a.summary(), SUMMARY),
        "",
        names(a.authors()),
        names(a.categories()),
        a.outlet(),
        a.language(),
        a.published(),
        a.publishedRaw() == null ? null : cut(a.publishedRaw(), TITLE),
        a.seen(),
        a.feed(),
        a.guid() == null ? null : cut(a.guid(), TITLE),
        a.revision(),
        a.changes());
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
            .toList());
  }

  /** The text is not carried, so its offsets are to be looked up where it is. */
  private static boolean holds(Article article, Tag.Field field, int end) {
    return switch (field) {
      case title -> end <= article.title().length();
      case summary -> end <= article.summary().length();
      case text -> true;
    };
  }

  private static List<String> names(List<String> names) {
    return names.stream().limit(NAMES).map(name -> cut(name, TITLE)).toList();
  }

  /** At most so many code units, and no half of a character. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
