package org.vigie.enrich.attribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Finds the speaker to whom an article attributes a point, such as a release's key message. */
public final class Attribution {
  private final Article article;
  private final List<Tag> ours;
  private final List<Tag> all;
  private final Map<Tag.Field, List<Sentence>> sentences = new EnumMap<>(Tag.Field.class);

  /** The kind of speaker to whom a point is attributed. */
  public enum Source {
    /** The organisation. */
    OURS,
    /** The article names no speaker. */
    NOBODY,
    /** Another person or the writer of the article. */
    OTHERS
  }

  /** Takes the tags that name the organisation, and the tags of names of any kind. */
  public Attribution(Article article, List<Tag> ours, List<Tag> all) {
    this.article = article;
    this.ours = ours;
    this.all = all;
  }

  public boolean isOurs(Tag tag) {
    return ours.contains(tag);
  }

  public boolean namesUs() {
    return !ours.isEmpty();
  }

  /** Returns the speaker to whom the words in this range of a field are attributed. */
  public Source of(Tag.Field field, int start, int end) {
    return new PointRules(this, field, start, end).source();
  }

  /**
   * True if the organisation speaks in a sentence about a subject. The subject is named in this
   * sentence, in a neighbouring sentence or in the title.
   */
  public boolean weSpeakOf(List<Tag> subjects) {
    boolean titled = !in(Tag.Field.title, subjects).isEmpty();
    return Stream.of(Tag.Field.values())
        .filter(field -> !ours(field).isEmpty())
        .anyMatch(field -> weSpeakOf(field, in(field, subjects), titled));
  }

  private boolean weSpeakOf(Tag.Field field, List<Tag> subjects, boolean titled) {
    List<Sentence> inField = sentences(field);
    return IntStream.range(0, inField.size())
        .filter(i -> titled || isAnyIn(around(inField, i), subjects))
        .anyMatch(i -> speakers(field, inField.get(i)).weSpeak());
  }

  private static boolean isAnyIn(Sentence range, List<Tag> tags) {
    return tags.stream().anyMatch(tag -> range.contains(tag.start()));
  }

  /** Returns the range from the previous sentence to the next sentence. */
  static Sentence around(List<Sentence> sentences, int i) {
    return new Sentence(
        sentences.get(Math.max(0, i - 1)).start(),
        sentences.get(Math.min(sentences.size() - 1, i + 1)).end());
  }

  String text(Tag.Field field) {
    return switch (field) {
      case title -> article.title();
      case summary -> article.summary();
      case text -> article.text();
    };
  }

  /** Returns the field of the text, or of the summary if there is no text. */
  Tag.Field body() {
    return article.text().isBlank() ? Tag.Field.summary : Tag.Field.text;
  }

  List<Sentence> sentences(Tag.Field field) {
    return sentences.computeIfAbsent(field, each -> Sentences.of(text(each), article.language()));
  }

  Speakers speakers(Tag.Field field, Sentence sentence) {
    return new Speakers(text(field), sentence, in(field, ours), in(field, all));
  }

  List<Tag> ours(Tag.Field field) {
    return in(field, ours);
  }

  private static List<Tag> in(Tag.Field field, List<Tag> tags) {
    return tags.stream().filter(tag -> tag.field() == field).toList();
  }
}
