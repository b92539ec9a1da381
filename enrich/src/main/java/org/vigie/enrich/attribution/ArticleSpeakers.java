package org.vigie.enrich.attribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/**
 * The sentences of an article, and who speaks in each.
 *
 * @param ours tags that name us
 * @param all tags of names of any kind, ours included
 */
record ArticleSpeakers(
    Article article,
    List<Tag> ours,
    List<Tag> all,
    Map<Tag.Field, List<Sentence>> sentencesByField) {

  ArticleSpeakers(Article article, List<Tag> ours, List<Tag> all) {
    this(article, ours, all, new EnumMap<>(Tag.Field.class));
  }

  String text(Tag.Field field) {
    return switch (field) {
      case title -> article.title();
      case summary -> article.summary();
      case text -> article.text();
    };
  }

  /** The text; the summary if there is no text. */
  Tag.Field body() {
    return article.text().isBlank() ? Tag.Field.summary : Tag.Field.text;
  }

  List<Sentence> sentences(Tag.Field field) {
    return sentencesByField.computeIfAbsent(
        field, each -> Sentences.of(text(each), article.language()));
  }

  Speakers of(Tag.Field field, Sentence sentence) {
    return new Speakers(text(field), sentence, in(field, ours), in(field, all));
  }

  List<Tag> ours(Tag.Field field) {
    return in(field, ours);
  }

  static List<Tag> in(Tag.Field field, List<Tag> tags) {
    return tags.stream().filter(tag -> tag.field() == field).toList();
  }
}
