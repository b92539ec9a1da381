package org.vigie.enrich.reuse;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/**
 * Whose point an article says a point is. Read within the sentence first, then in those before it,
 * then in the next and in the title; no grammar, only who is named near a verb of speech.
 */
final class Attribution {
  /** A point may be so many sentences from where its speaker was named. */
  private static final int LOOK_BACK = 3;

  /** {@code Both claims are in a note by …}: after so many sentences at most. */
  private static final int LOOK_AHEAD = 2;

  private static final int LONGEST_FORENAMES = 20;
  private static final Pattern ANSWER = Pattern.compile("\\h*(\\([^)\\n]{0,40}\\)\\h*)?:\\s");

  private final Article article;
  private final List<Tag> ours;
  private final List<Tag> all;
  private final Map<Tag.Field, List<Sentence>> sentences = new EnumMap<>(Tag.Field.class);

  /** Whose point it is. */
  enum Source {
    /** Ours, by name. */
    OURS,
    /** Nobody is named. */
    NOBODY,
    /** Another's, by name, or the writer's own. */
    OTHERS
  }

  /**
   * @param ours tags that name us
   * @param all tags of names of any kind, ours included
   */
  Attribution(Article article, List<Tag> ours, List<Tag> all) {
    this.article = article;
    this.ours = ours;
    this.all = all;
  }

  boolean isOurs(Tag tag) {
    return ours.contains(tag);
  }

  boolean namesUs() {
    return !ours.isEmpty();
  }

  /** Whether a sentence says that we spoke, and it, one beside it or the title names a subject. */
  boolean weSpeakOf(List<Tag> subjects) {
    boolean titled = !in(Tag.Field.title, subjects).isEmpty();
    for (Tag.Field field : Tag.Field.values()) {
      List<Sentence> all = in(field, ours).isEmpty() ? List.of() : sentences(field);
      for (int i = 0; i < all.size(); i++) {
        int from = all.get(Math.max(0, i - 1)).start();
        int to = all.get(Math.min(all.size() - 1, i + 1)).end();
        boolean named =
            in(field, subjects).stream().anyMatch(tag -> from <= tag.start() && tag.start() < to);
        if ((titled || named) && speakers(field, all.get(i)).weSpeak()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whose point the words at a place are. */
  Source of(Tag.Field field, int start, int end) {
    List<Sentence> all = sentences(field);
    int at = 0;
    while (at + 1 < all.size() && all.get(at).end() <= start) {
      at++;
    }
    int last = at;
    while (last + 1 < all.size() && all.get(last + 1).start() < end) {
      last++;
    }
    Sentence whole = new Sentence(all.get(at).start(), all.get(last).end());
    Speakers here = speakers(field, whole);
    if (here.isFirstPerson() && here.ours.isEmpty()) {
      return Source.OTHERS;
    }
    if (!here.isNobody()) {
      return nearest(here, start, end);
    }
    if (isClaimed(field, all, at) || (here.isInRole() && isSomeoneNamed(field, all, at))) {
      return Source.OTHERS;
    }
    Source near = around(field, all, at, last, here);
    if (near != Source.NOBODY) {
      return near;
    }
    boolean quotesWhoWeAreNot = here.isQuotedFirstPerson() && !isNamedBefore(field, whole.end());
    // why: she, in "she said", was named before; who is named after is another.
    boolean someones = !isNamedBefore(field, whole.end()) && isSomeones(field, all, at, here);
    if (quotesWhoWeAreNot || someones) {
      return Source.OTHERS;
    }
    if (isOurAnswer(field, start)) {
      return Source.OURS;
    }
    return field == Tag.Field.title ? ofLead() : ofTitle(here.isAnaphoric());
  }

  /** {@code “…”, she said}, and the sentences before name someone. */
  private boolean isSomeones(Tag.Field field, List<Sentence> all, int at, Speakers here) {
    return here.isAnaphoric() && isSomeoneNamed(field, all, at);
  }

  private boolean isSomeoneNamed(Tag.Field field, List<Sentence> all, int at) {
    return all.subList(Math.max(0, at - LOOK_BACK), at).stream()
        .anyMatch(sentence -> speakers(field, sentence).namesSomeone());
  }

  /** {@code a line of my own}, in a sentence or beside it. */
  private boolean isClaimed(Tag.Field field, List<Sentence> all, int at) {
    int from = all.get(Math.max(0, at - 1)).start();
    int to = all.get(Math.min(all.size() - 1, at + 1)).end();
    String text = ArticleRow.string(article, field).substring(from, to);
    return Vocabulary.CLAIM.matcher(text).find();
  }

  /** {@code C. Ségerie : Non.}, at the start of a paragraph before a place: it is an interview. */
  private boolean isOurAnswer(Tag.Field field, int place) {
    String text = ArticleRow.string(article, field);
    return ours.stream()
        .filter(tag -> tag.field() == field && tag.start() < place)
        .anyMatch(
            tag -> {
              String before = text.substring(text.lastIndexOf('\n', tag.start()) + 1, tag.start());
              return before.length() <= LONGEST_FORENAMES
                  && ANSWER.matcher(text.substring(tag.end())).lookingAt();
            });
  }

  /** Whether the title, or the field before a place, names us. */
  private boolean isNamedBefore(Tag.Field field, int place) {
    return ours.stream()
        .anyMatch(
            tag -> tag.field() == Tag.Field.title || (tag.field() == field && tag.start() < place));
  }

  private Source around(Tag.Field field, List<Sentence> all, int at, int last, Speakers here) {
    if (last + 1 < all.size() && endsQuotation(field, all.get(last))) {
      Speakers next = speakers(field, all.get(last + 1));
      boolean announced =
          here.isQuotation() && at > 0 && isSpeech(speakers(field, all.get(at - 1)));
      if (!next.isNobody() && (!announced || isSpeech(next))) {
        return first(next);
      }
    }
    for (int back = at - 1; back >= Math.max(0, at - LOOK_BACK); back--) {
      Speakers before = speakers(field, all.get(back));
      if (!before.isNobody()) {
        boolean goesOn = here.isAnaphoric() || here.isQuotation() || before.weSpeak();
        return goesOn ? last(before) : Source.NOBODY;
      }
    }
    for (int ahead = last + 1; ahead < Math.min(all.size(), last + 1 + LOOK_AHEAD); ahead++) {
      Speakers next = speakers(field, all.get(ahead));
      if (!next.isNobody()) {
        boolean ours = !next.ours.isEmpty() && next.others.isEmpty();
        boolean told = next.pointsBack() || (ahead == last + 1 && next.weSpeak());
        return ours && told ? Source.OURS : Source.NOBODY;
      }
    }
    return Source.NOBODY;
  }

  private static boolean isSpeech(Speakers speakers) {
    return speakers.weSpeak() || !speakers.others.isEmpty();
  }

  /**
   * @param anaphoric whether the point is someone's who was named before
   */
  private Source ofTitle(boolean anaphoric) {
    if (ours.stream().anyMatch(tag -> tag.field() == Tag.Field.title)) {
      return Source.OURS;
    }
    Sentence title = new Sentence(0, article.title().length());
    boolean another = anaphoric && !speakers(Tag.Field.title, title).isNobody();
    return another ? Source.OTHERS : Source.NOBODY;
  }

  /** A headline's point is whose the first sentences say it is. */
  private Source ofLead() {
    Tag.Field body = article.text().isBlank() ? Tag.Field.summary : Tag.Field.text;
    List<Sentence> all = sentences(body);
    for (Sentence sentence : all.subList(0, Math.min(LOOK_BACK, all.size()))) {
      Speakers speakers = speakers(body, sentence);
      if (!speakers.isNobody()) {
        return first(speakers);
      }
    }
    return Source.NOBODY;
  }

  private static Source nearest(Speakers speakers, int start, int end) {
    int toUs = distance(speakers.ours, start, end);
    int toOthers = distance(speakers.others, start, end);
    return toUs <= toOthers ? Source.OURS : Source.OTHERS;
  }

  private static int distance(List<Integer> places, int start, int end) {
    return places.stream()
        .mapToInt(place -> place < start ? start - place : Math.max(0, place - end))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static Source first(Speakers speakers) {
    return nearest(speakers, 0, 0);
  }

  private static Source last(Speakers speakers) {
    return nearest(speakers, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private boolean endsQuotation(Tag.Field field, Sentence sentence) {
    String text = ArticleRow.string(article, field);
    String words = text.substring(sentence.start(), sentence.end()).strip();
    return !words.isEmpty() && "»\"”“«".indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  private Speakers speakers(Tag.Field field, Sentence sentence) {
    return new Speakers(
        ArticleRow.string(article, field), sentence, in(field, ours), in(field, all));
  }

  private static List<Tag> in(Tag.Field field, List<Tag> tags) {
    return tags.stream().filter(tag -> tag.field() == field).toList();
  }

  private List<Sentence> sentences(Tag.Field field) {
    return sentences.computeIfAbsent(
        field, f -> Sentences.of(ArticleRow.string(article, f), article.language()));
  }
}
