package org.vigie.enrich.attribution;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Finds the speaker of a passage of an article: the organisation, another person or nobody. */
public final class Attribution {
  /** Maximum code units of a signature: name, office, organisation, place. An estimate. */
  private static final int LONGEST_SIGNATURE = 120;

  private final Article article;
  private final List<Tag> ours;
  private final List<Tag> all;
  private final OurNames names;
  private final SpeechWords vocabulary;
  private final Map<Tag.Field, Antecedents> antecedents = new EnumMap<>(Tag.Field.class);
  private final Map<Tag.Field, Map<Sentence, Speakers>> speakers = new EnumMap<>(Tag.Field.class);
  private final Map<Tag.Field, List<Sentence>> sentences = new EnumMap<>(Tag.Field.class);
  private @Nullable QuestionsAndAnswers interview;
  private @Nullable Boolean opinion;
  private @Nullable Boolean alone;
  private @Nullable Boolean byUs;

  /** The kind of speaker of a passage. */
  public enum Source {
    /** The organisation of the watch, or one of its people. */
    OURS,
    /** Nobody: the article names no speaker of the passage. */
    NOBODY,
    /** Another person, or the writer of the article. */
    OTHERS
  }

  /** The rules that find a speaker, in the order in which {@link PointRules} tries them. */
  public enum Rule {
    /** The passage is a question of an interview. */
    QUESTION,
    /** The passage is an answer in an interview, after a question. */
    GUEST,
    /** One of our people wrote the article, such as a letter to the editor. */
    BY_US,
    /** The writer says “I”. */
    WRITER,
    /** The passage's sentence names the speaker. */
    NAMED_HERE,
    /** Somebody claims the wording. */
    CLAIMED,
    /** A role speaks, such as “the mayor”, and somebody was named before. */
    ROLE,
    /** The passage ends a quotation, and the next sentence names the speaker. */
    AFTER_QUOTATION,
    /** An earlier sentence names the speaker. */
    NAMED_BEFORE,
    /** An earlier sentence names the speaker, and the next one says “she said”. */
    GOES_ON,
    /** A later sentence names the speaker. */
    NAMED_AHEAD,
    /** Somebody without a name says “I” in a quotation. */
    FIRST_PERSON,
    /** A paragraph begins with our name and a colon. */
    ANSWER,
    /** The passage is the headline, and the text names the speaker first. */
    LEAD,
    /** The headline names the speaker. */
    TITLE,
    /** No rule finds a speaker. */
    NONE
  }

  /**
   * The speaker of a passage, and the rule that found it.
   *
   * @param sign what shows that the speaker named in the passage's sentence says something: a word
   *     such as {@code said} or {@code according to}, as the article writes it, or a colon; null if
   *     nothing does, or by another rule
   */
  public record Reason(Source source, Rule rule, @Nullable String sign) {
    static final Reason NONE = new Reason(Source.NOBODY, Rule.NONE, null);
  }

  /**
   * Takes an article, its tags that name the organisation, and all its tags except key messages. A
   * key message is a tag that stands for a statement of a release. {@code names} are the words that
   * can refer to the organisation.
   */
  public Attribution(Article article, List<Tag> ours, List<Tag> all, OurNames names) {
    this.article = article;
    this.ours = ours;
    this.all = all;
    this.names = names;
    this.vocabulary = SpeechWords.of(article.language());
  }

  public boolean isOurs(Tag tag) {
    return ours.contains(tag);
  }

  public boolean namesUs() {
    return !ours.isEmpty();
  }

  /** Returns the speaker of a field's words from {@code start} to {@code end}, in code units. */
  public Source of(Tag.Field field, int start, int end) {
    return new PointRules(this, field, start, end).source();
  }

  /** Returns the same speaker as {@link #of}, and why, for reports to people. */
  public Reason reason(Tag.Field field, int start, int end) {
    return new PointRules(this, field, start, end).reason();
  }

  /**
   * True if these words of a field are ours and we are said to say them, in their sentence or in
   * one beside it. False if their sentence only names us.
   */
  public boolean weSay(Tag.Field field, int start, int end) {
    var rules = new PointRules(this, field, start, end);
    return rules.source() == Source.OURS && rules.isSpeech();
  }

  /** True if the sentence of these words of a field begins with our name, as its subject. */
  public boolean weAct(Tag.Field field, int start, int end) {
    return new PointRules(this, field, start, end).weAct();
  }

  /**
   * True if somebody else says these words of a field, in a sentence that names us, too, other than
   * in a later clause.
   */
  public boolean isBesideUs(Tag.Field field, int start, int end) {
    return new PointRules(this, field, start, end).isBesideUs();
  }

  /** True if the sentence before, in the same paragraph, is about us and nobody else. */
  public boolean followsUs(Tag.Field field, int position) {
    List<Sentence> inField = sentences(field);
    for (int i = 1; i < inField.size(); i++) {
      if (inField.get(i).contains(position)) {
        int before = inField.get(i - 1).start();
        return speakers(field, inField.get(i - 1)).namesOnlyUs()
            && text(field).substring(before, position).indexOf('\n') < 0;
      }
    }
    return false;
  }

  /** True if the sentence at a position of a field names a person outside the organisation. */
  public boolean namesSomeone(Tag.Field field, int position) {
    return sentences(field).stream()
        .filter(sentence -> sentence.contains(position))
        .anyMatch(sentence -> speakers(field, sentence).namesSomeone());
  }

  /** True if the summary and the text name no person outside the organisation. */
  public boolean namesNobodyElse() {
    if (alone == null) {
      alone =
          Stream.of(Tag.Field.summary, Tag.Field.text)
              .allMatch(
                  field ->
                      sentences(field).stream()
                          .noneMatch(each -> speakers(field, each).namesSomeone()));
    }
    return alone;
  }

  /** True if a position of a field, in code units, lies between quotation marks. */
  public boolean isQuoted(Tag.Field field, int position) {
    String text = text(field);
    int paragraph = text.lastIndexOf('\n', position) + 1;
    return Quotations.isQuoted(text, paragraph, position);
  }

  /**
   * True if the organisation speaks in a sentence, and one of the tags {@code subjects} is in this
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

  /** Returns the text range of sentence {@code i} and of the sentences before and after it. */
  static Sentence around(List<Sentence> sentences, int i) {
    return new Sentence(
        sentences.get(Math.max(0, i - 1)).start(),
        sentences.get(Math.min(sentences.size() - 1, i + 1)).end());
  }

  String text(Tag.Field field) {
    return article.text(field);
  }

  /** Returns the field with the article's body: the text, or the summary if there is no text. */
  Tag.Field body() {
    return article.text().isBlank() ? Tag.Field.summary : Tag.Field.text;
  }

  /** Returns the sentences of a field of the article, in order. */
  public List<Sentence> sentences(Tag.Field field) {
    return sentences.computeIfAbsent(field, each -> Sentences.of(text(each), article.language()));
  }

  /** True if the writer of the article says “I” in two sentences or more. */
  boolean isOpinion() {
    if (opinion == null) {
      opinion =
          sentences(body()).stream()
                  .filter(each -> speakers(body(), each).isFirstPerson(/* quoted= */ false))
                  .limit(2)
                  .count()
              == 2;
    }
    return opinion;
  }

  /** True if one of our people is given as the author, or signed the text in its last line. */
  boolean isByUs() {
    if (byUs == null) {
      byUs = article.authors().stream().anyMatch(names::isPerson) || isSignedByUs();
    }
    return byUs;
  }

  private boolean isSignedByUs() {
    String text = text(body()).stripTrailing();
    int last = text.lastIndexOf('\n') + 1;
    return last > 0
        && text.length() - last <= LONGEST_SIGNATURE
        && !text.endsWith(".")
        && ours(body()).stream().anyMatch(tag -> tag.start() == last);
  }

  QuestionsAndAnswers interview() {
    if (interview == null) {
      interview = QuestionsAndAnswers.of(this);
    }
    return interview;
  }

  SpeechWords vocabulary() {
    return vocabulary;
  }

  @Nullable String language() {
    return article.language();
  }

  /** Returns the speakers of a sentence. Finds them once, because several points need them. */
  Speakers speakers(Tag.Field field, Sentence sentence) {
    return speakers
        .computeIfAbsent(field, _ -> new HashMap<>())
        .computeIfAbsent(sentence, each -> read(field, each));
  }

  private Speakers read(Tag.Field field, Sentence sentence) {
    Antecedents each = antecedents.computeIfAbsent(field, at -> new Antecedents(this, at, names));
    return new Speakers(words(field, sentence), ours(field), all(field), each);
  }

  SentenceWords words(Tag.Field field, Sentence sentence) {
    return SentenceWords.of(text(field), sentence, vocabulary);
  }

  List<Tag> ours(Tag.Field field) {
    return in(field, ours);
  }

  List<Tag> all(Tag.Field field) {
    return in(field, all);
  }

  private static List<Tag> in(Tag.Field field, List<Tag> tags) {
    return tags.stream().filter(tag -> tag.field() == field).toList();
  }
}
