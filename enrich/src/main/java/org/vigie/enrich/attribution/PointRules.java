package org.vigie.enrich.attribution;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/**
 * The rules that find the speaker of one point. They look at the sentence of the point first, then
 * at neighbouring sentences, then at the title. They use no grammar, only names near a verb of
 * speech. A rule that does not apply returns {@link Source#NOBODY}, and the next rule is tried.
 */
final class PointRules {
  /** Maximum number of sentences from a speaker to a later point. Chosen on labelled articles. */
  private static final int LOOK_BACK = 3;

  /** Maximum number of sentences from a point to a later speaker. Chosen on labelled articles. */
  private static final int LOOK_AHEAD = 2;

  /** Maximum code units from a paragraph's start to the organisation's name. An estimate. */
  private static final int LONGEST_FORENAMES = 20;

  /** Matches {@code : } or {@code (CeSIA) : } after the name of an interviewed person. */
  private static final Pattern ANSWER = Pattern.compile("\\h*(\\([^)\\n]{0,40}\\)\\h*)?:\\s");

  private static final Pattern CLAIM =
      Pattern.compile("(?iu)\\b" + Lexicon.anyOf("claims") + "\\b");

  private final Attribution article;
  private final Tag.Field field;
  private final int start;
  private final int end;

  /** The sentences of the field; the point is in those from {@link #first} to {@link #last}. */
  private final List<Sentence> all;

  private final int first;
  private final int last;
  private final Speakers here;

  /** Takes a point's first code unit in its field, and the code unit after its last. */
  PointRules(Attribution article, Tag.Field field, int start, int end) {
    this.article = article;
    this.field = field;
    this.start = start;
    this.end = end;
    all = article.sentences(field);
    int at = 0;
    while (at + 1 < all.size() && all.get(at).end() <= start) {
      at++;
    }
    first = at;
    while (at + 1 < all.size() && all.get(at + 1).start() < end) {
      at++;
    }
    last = at;
    here = article.speakers(field, new Sentence(all.get(first).start(), all.get(last).end()));
  }

  /** Returns the result of the first rule that applies; NOBODY if none applies. */
  Source source() {
    List<Supplier<Source>> rules =
        List.of(
            this::writer,
            this::namedHere,
            this::claimed,
            this::roleNamedBefore,
            this::namedAfterQuotation,
            this::namedBefore,
            this::namedAhead,
            this::unknownFirstPerson,
            this::unknownPronoun,
            this::ourAnswer,
            field == Tag.Field.title ? this::lead : this::title);
    var sources = rules.stream().map(Supplier::get).filter(source -> source != Source.NOBODY);
    return sources.findFirst().orElse(Source.NOBODY);
  }

  /** Finds the writer of {@code To me it was a climate COP turned into an oil fair.} */
  private Source writer() {
    return othersIf(here.isFirstPerson(false) && !here.namesUs());
  }

  /** Finds the speaker in {@code “The institute has no budget”, says CeSIA.} */
  private Source namedHere() {
    return here.isNobody() ? Source.NOBODY : here.nearest(start, end);
  }

  /** Finds the writer of {@code A climate COP turned into an oil fair: that line is mine.} */
  private Source claimed() {
    Sentence around = Attribution.around(all, first);
    String text = article.text(field).substring(around.start(), around.end());
    return othersIf(CLAIM.matcher(text).find());
  }

  /** Finds the mayor in {@code Anne Dupré insists. The mayor said there is no budget.} */
  private Source roleNamedBefore() {
    return othersIf(here.isInRole() && isSomeoneNamed());
  }

  /** Finds the speaker in {@code “… It has no budget.” That is what CeSIA answered.} */
  private Source namedAfterQuotation() {
    if (last + 1 == all.size() || !endsQuotation(all.get(last))) {
      return Source.NOBODY;
    }
    Speakers next = speakers(last + 1);
    boolean announced = here.isQuotation() && first > 0 && speakers(first - 1).isSpeech();
    return next.isNobody() || (announced && !next.isSpeech()) ? Source.NOBODY : next.first();
  }

  /** Finds the speaker in {@code CeSIA welcomes it. But there is no budget, it says.} */
  private Source namedBefore() {
    Speakers before = speakersBefore();
    return before != null && (here.isAnaphoric() || here.isQuotation() || before.weSpeak())
        ? before.last()
        : Source.NOBODY;
  }

  /** Finds the speaker in {@code There is no budget. That is in a note by CeSIA.} */
  private Source namedAhead() {
    if (speakersBefore() != null) {
      return Source.NOBODY;
    }
    for (int ahead = last + 1; ahead < Math.min(all.size(), last + 1 + LOOK_AHEAD); ahead++) {
      Speakers next = speakers(ahead);
      if (!next.isNobody()) {
        boolean said = next.pointsBack() || (ahead == last + 1 && next.weSpeak());
        return next.namesOnlyUs() && said ? Source.OURS : Source.NOBODY;
      }
    }
    return Source.NOBODY;
  }

  /** Finds a quoted speaker, as in {@code “I call it an oil fair.”}, who is not named. */
  private Source unknownFirstPerson() {
    return othersIf(here.isFirstPerson(true) && !areWeNamedBefore());
  }

  /** Finds “she” in {@code Anne Dupré is angry. It is, she said, an oil fair.} */
  private Source unknownPronoun() {
    return othersIf(here.isAnaphoric() && isSomeoneNamed() && !areWeNamedBefore());
  }

  /** Finds an interview: a paragraph before begins with {@code C. Ségerie: Not at all.} */
  private Source ourAnswer() {
    String text = article.text(field);
    for (Tag tag : article.ours(field)) {
      int paragraph = text.lastIndexOf('\n', tag.start()) + 1;
      if (tag.start() < start
          && tag.start() - paragraph <= LONGEST_FORENAMES
          && ANSWER.matcher(text.substring(tag.end())).lookingAt()) {
        return Source.OURS;
      }
    }
    return Source.NOBODY;
  }

  /** Finds a headline's speaker: the first speaker named in the first sentences of the body. */
  private Source lead() {
    return article.sentences(article.body()).stream()
        .limit(LOOK_BACK)
        .map(sentence -> article.speakers(article.body(), sentence))
        .filter(speakers -> !speakers.isNobody())
        .findFirst()
        .map(Speakers::first)
        .orElse(Source.NOBODY);
  }

  /**
   * Finds the speaker of the headline {@code CeSIA criticises summit}. A pronoun in the point's
   * sentence shows that the speaker is another one named in the headline.
   */
  private Source title() {
    if (!article.ours(Tag.Field.title).isEmpty()) {
      return Source.OURS;
    }
    Sentence title = new Sentence(0, article.text(Tag.Field.title).length());
    return othersIf(here.isAnaphoric() && !article.speakers(Tag.Field.title, title).isNobody());
  }

  private static Source othersIf(boolean applies) {
    return applies ? Source.OTHERS : Source.NOBODY;
  }

  private Speakers speakers(int sentence) {
    return article.speakers(field, all.get(sentence));
  }

  /** Returns the nearest previous sentence that names a speaker; null if there is none. */
  private @Nullable Speakers speakersBefore() {
    return IntStream.rangeClosed(1, Math.min(first, LOOK_BACK))
        .mapToObj(back -> speakers(first - back))
        .filter(speakers -> !speakers.isNobody())
        .findFirst()
        .orElse(null);
  }

  /** True if the previous sentences name a person outside the organisation. */
  private boolean isSomeoneNamed() {
    return IntStream.range(Math.max(0, first - LOOK_BACK), first)
        .anyMatch(sentence -> speakers(sentence).namesSomeone());
  }

  /** True if the title, or the field up to this sentence's end, names the organisation. */
  private boolean areWeNamedBefore() {
    return !article.ours(Tag.Field.title).isEmpty()
        || article.ours(field).stream().anyMatch(tag -> tag.start() < all.get(last).end());
  }

  private boolean endsQuotation(Sentence sentence) {
    String words = article.text(field).substring(sentence.start(), sentence.end()).strip();
    return !words.isEmpty() && "»\"”“«".indexOf(words.charAt(words.length() - 1)) >= 0;
  }
}
