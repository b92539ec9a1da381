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
 * The rules that find the speaker of one point in an article. They look at its own sentence first,
 * then at neighbouring sentences, then at the title. They use no grammar, only names near a verb of
 * speech. A rule that does not apply returns {@link Source#NOBODY}, and the next one is tried.
 */
final class PointRules {
  /** The speaker is named at most so many sentences before. Chosen on labelled articles. */
  private static final int LOOK_BACK = 3;

  /** {@code Both claims are in a note by …}: at most so many sentences after. Chosen likewise. */
  private static final int LOOK_AHEAD = 2;

  /** Code units between the start of a paragraph and our name. Chosen: initials or a forename. */
  private static final int LONGEST_FORENAMES = 20;

  /** {@code : } or {@code (CeSIA) : } after a name. */
  private static final Pattern ANSWER = Pattern.compile("\\h*(\\([^)\\n]{0,40}\\)\\h*)?:\\s");

  private static final Pattern CLAIM =
      Pattern.compile("(?iu)\\b" + Lexicon.anyOf("claims") + "\\b");

  private final Attribution article;
  private final Tag.Field field;
  private final int start;
  private final int end;

  /** The sentences of the field; the point is in those from {@code first} to {@code last}. */
  private final List<Sentence> all;

  private final int first;
  private final int last;
  private final Speakers here;

  /** Takes the point's first code unit in its field, and one past its last. */
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

  /** The result of the first rule that applies. */
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

  /** {@code To me it was a climate COP turned into an oil fair.} The writer makes the point. */
  private Source writer() {
    return othersIf(here.isFirstPerson(false) && !here.namesUs());
  }

  /** {@code “The institute has no budget”, says CeSIA.} */
  private Source namedHere() {
    return here.isNobody() ? Source.NOBODY : here.nearest(start, end);
  }

  /** {@code A climate COP turned into an oil fair: that line is mine.} */
  private Source claimed() {
    Sentence around = Attribution.around(all, first);
    String text = article.text(field).substring(around.start(), around.end());
    return othersIf(CLAIM.matcher(text).find());
  }

  /** {@code Anne Dupré insists. The mayor said the institute has no budget.} */
  private Source roleNamedBefore() {
    return othersIf(here.isInRole() && isSomeoneNamed());
  }

  /** {@code “… The institute has no budget.” That is what CeSIA answered.} */
  private Source namedAfterQuotation() {
    if (last + 1 == all.size() || !endsQuotation(all.get(last))) {
      return Source.NOBODY;
    }
    Speakers next = speakers(last + 1);
    boolean announced = here.isQuotation() && first > 0 && speakers(first - 1).isSpeech();
    return next.isNobody() || (announced && !next.isSpeech()) ? Source.NOBODY : next.first();
  }

  /** {@code CeSIA welcomes the news. But the institute has no budget, it says.} */
  private Source namedBefore() {
    Speakers before = speakersBefore();
    return before != null && (here.isAnaphoric() || here.isQuotation() || before.weSpeak())
        ? before.last()
        : Source.NOBODY;
  }

  /** {@code The institute has no budget. That is in a note by CeSIA.} */
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

  /** {@code “I call it a climate COP turned into an oil fair.”} We are not named before. */
  private Source unknownFirstPerson() {
    return othersIf(here.isFirstPerson(true) && !areWeNamedBefore());
  }

  /** {@code Anne Dupré is angry. It is, she said, an oil fair.} We are not named before. */
  private Source unknownPronoun() {
    return othersIf(here.isAnaphoric() && isSomeoneNamed() && !areWeNamedBefore());
  }

  /** {@code C. Ségerie: Not at all.}, at the start of an earlier paragraph: an interview. */
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

  /** A point in the headline: its speaker is the first one named in the first sentences. */
  private Source lead() {
    return article.sentences(article.body()).stream()
        .limit(LOOK_BACK)
        .map(sentence -> article.speakers(article.body(), sentence))
        .filter(speakers -> !speakers.isNobody())
        .findFirst()
        .map(Speakers::first)
        .orElse(Source.NOBODY);
  }

  /** {@code CeSIA criticises summit}: the headline names us, and nobody else is named. */
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

  /** The nearest sentence before that names a speaker; null if there is none. */
  private @Nullable Speakers speakersBefore() {
    return IntStream.rangeClosed(1, Math.min(first, LOOK_BACK))
        .mapToObj(back -> speakers(first - back))
        .filter(speakers -> !speakers.isNobody())
        .findFirst()
        .orElse(null);
  }

  /** True if the sentences before name a person other than us. */
  private boolean isSomeoneNamed() {
    return IntStream.range(Math.max(0, first - LOOK_BACK), first)
        .anyMatch(sentence -> speakers(sentence).namesSomeone());
  }

  /** True if the title, or the field up to the end of this sentence, names us. */
  private boolean areWeNamedBefore() {
    return !article.ours(Tag.Field.title).isEmpty()
        || article.ours(field).stream().anyMatch(tag -> tag.start() < all.get(last).end());
  }

  private boolean endsQuotation(Sentence sentence) {
    String words = article.text(field).substring(sentence.start(), sentence.end()).strip();
    return !words.isEmpty() && "»\"”“«".indexOf(words.charAt(words.length() - 1)) >= 0;
  }
}
