package org.vigie.enrich.attribution;

import java.util.List;
import java.util.stream.Stream;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Finds the speaker to whom an article attributes a point. */
public final class Attribution {
  private final ArticleSpeakers speakers;

  /** The speaker of a point. */
  public enum Source {
    /** We are, by name. */
    OURS,
    /** Nobody is named. */
    NOBODY,
    /** Another person is, by name, or the writer. */
    OTHERS
  }

  /**
   * @param ours tags that name us
   * @param all tags of names of any kind, ours included
   */
  public Attribution(Article article, List<Tag> ours, List<Tag> all) {
    speakers = new ArticleSpeakers(article, ours, all);
  }

  public boolean isOurs(Tag tag) {
    return speakers.ours().contains(tag);
  }

  public boolean namesUs() {
    return !speakers.ours().isEmpty();
  }

  /** Finds the speaker to whom the words in this range of a field are attributed. */
  public Source of(Tag.Field field, int start, int end) {
    return new PointRules(speakers, field, start, end).source();
  }

  /** True if we speak in a sentence, and it, a neighbouring one or the title names a subject. */
  public boolean weSpeakOf(List<Tag> subjects) {
    boolean titled = !ArticleSpeakers.in(Tag.Field.title, subjects).isEmpty();
    return Stream.of(Tag.Field.values())
        .filter(field -> !speakers.ours(field).isEmpty())
        .anyMatch(field -> weSpeakOf(field, ArticleSpeakers.in(field, subjects), titled));
  }

  private boolean weSpeakOf(Tag.Field field, List<Tag> subjects, boolean titled) {
    List<Sentence> all = speakers.sentences(field);
    for (int i = 0; i < all.size(); i++) {
      int from = all.get(Math.max(0, i - 1)).start();
      int to = all.get(Math.min(all.size() - 1, i + 1)).end();
      boolean named = subjects.stream().anyMatch(tag -> from <= tag.start() && tag.start() < to);
      if ((titled || named) && speakers.of(field, all.get(i)).weSpeak()) {
        return true;
      }
    }
    return false;
  }
}
