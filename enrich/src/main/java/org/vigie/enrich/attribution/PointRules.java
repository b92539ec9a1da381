package org.vigie.enrich.attribution;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.enrich.attribution.Attribution.Reason;
import org.vigie.enrich.attribution.Attribution.Rule;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/**
 * The rules that find the speaker of one passage (a point). After interviews and what we wrote
 * ourselves, they look at the sentence of the passage, then at neighbouring sentences, then at the
 * title. They use no grammar, only names, pronouns and roles near a verb such as “said”. If a rule
 * returns {@link Source#NOBODY}, the next rule is tried.
 */
final class PointRules {
  /**
   * Number of sentences searched for a speaker before a passage, and at the beginning of a text for
   * that of its headline. Chosen on labelled articles.
   */
  private static final int LOOK_BACK = 3;

  /** Number of sentences searched for a speaker after a passage. Chosen on labelled articles. */
  private static final int LOOK_AHEAD = 2;

  /** Maximum code units of the forenames in {@code Anne Dupré: …} (an interview). An estimate. */
  private static final int LONGEST_FORENAMES = 20;

  /** Matches the {@code : } or {@code (CeSIA) : } after the name of an interviewed person. */
  private static final Pattern ANSWER = Pattern.compile("\\h*(\\([^)\\n]{0,40}\\)\\h*)?:\\s");

  /** Matches the start of a paragraph that names who speaks in it: {@code Anne Dupré: …} */
  private static final Pattern LABEL = Pattern.compile("\\n\\h*\\p{Lu}[^\\n:.!?]{1,40}:\\s");

  private static final List<Rule> RULES = List.of(Rule.values());

  private final Attribution article;
  private final Tag.Field field;
  private final int start;
  private final int end;

  /** The field's sentences. Those from {@link #first} to {@link #last} contain the passage. */
  private final List<Sentence> all;

  private final int first;
  private final int last;
  private final Speakers here;

  /** Takes the passage from code unit {@code start} to {@code end}, exclusive, of a field. */
  PointRules(Attribution article, Tag.Field field, int start, int end) {
    this.article = article;
    this.field = field;
    this.start = start;
    this.end = end;
    all = article.sentences(field);
    first = sentenceAt(start);
    int at = first;
    while (at + 1 < all.size() && all.get(at + 1).start() < end) {
      at++;
    }
    last = at;
    here = article.speakers(field, new Sentence(all.get(first).start(), all.get(last).end()));
  }

  /** Returns the index of the first sentence that ends after a position; else of the last one. */
  private int sentenceAt(int position) {
    int low = 0;
    int high = all.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (all.get(middle).end() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the result of the first rule that finds a speaker; NOBODY if none does. */
  Source source() {
    return decision().source();
  }

  /** Returns the speaker and the rule that found it, with the sign of speech. */
  Reason reason() {
    Reason found = decision();
    return found.rule() == Rule.NAMED_HERE && !isBesideQuotation()
        ? new Reason(found.source(), found.rule(), here.sign(start, end))
        : found;
  }

  private Reason decision() {
    for (Rule rule : RULES) {
      Source source = source(rule);
      if (source != Source.NOBODY) {
        return new Reason(source, rule, null);
      }
    }
    return Reason.NONE;
  }

  private Source source(Rule rule) {
    return switch (rule) {
      case QUESTION -> question();
      case GUEST -> guest();
      case BY_US -> byUs();
      case WRITER -> writer();
      case NAMED_HERE -> namedHere();
      case CLAIMED -> claimed();
      case ROLE -> roleNamedBefore();
      case AFTER_QUOTATION -> namedAfterQuotation();
      case NAMED_BEFORE -> namedBefore();
      case GOES_ON -> goesOn();
      case NAMED_AHEAD -> namedAhead();
      case FIRST_PERSON -> unknownFirstPerson();
      case ANSWER -> ourAnswer();
      case LEAD -> field == Tag.Field.title ? lead() : Source.NOBODY;
      case TITLE -> field == Tag.Field.title ? Source.NOBODY : title();
      case NONE -> Source.NOBODY;
    };
  }

  /**
   * True if we say something in the passage's sentence or beside it, or answer in an interview.
   * Means something only if the passage is {@link Source#OURS}.
   */
  boolean isSpeech() {
    return IntStream.rangeClosed(Math.max(0, first - 1), Math.min(all.size() - 1, last + 1))
            .anyMatch(sentence -> isBeside(sentence) && speakers(sentence).weSpeak())
        || here.weSpeak()
        || (isQuoted() && here.isNobody())
        || here.hasOwnView()
        || byUs() == Source.OURS
        || reported() == Source.OURS
        || goesOn() == Source.OURS
        || ourAnswer() == Source.OURS
        || guest() == Source.OURS;
  }

  /**
   * True if somebody else whom the passage's sentence names says it, and the sentence names us,
   * too, other than in a later clause: {@code …, though CeSIA met}.
   */
  boolean isBesideUs() {
    return here.namesUsBeside(end)
        && decision().equals(new Reason(Source.OTHERS, Rule.NAMED_HERE, null));
  }

  /** True if the passage's sentence says what we do: it begins with our name. */
  boolean weAct() {
    return here.weAct();
  }

  /** Finds the one who asks in an interview. */
  private Source question() {
    return othersIf(!here.namesSomeone() && article.interview().isQuestion(field, start));
  }

  /** Finds the guest of an interview. A guest may quote others by name. */
  private Source guest() {
    return here.namesSomeone() ? Source.NOBODY : article.interview().answering(field, start);
  }

  /** We say what stands in our article outside of quotations, except what others say there. */
  private Source byUs() {
    return article.isByUs() && !isQuoted() && here.isNobody() ? Source.OURS : Source.NOBODY;
  }

  /**
   * The speaker is the writer if the sentence has "I" or "me": {@code To me it was an oil fair.}
   */
  private Source writer() {
    boolean isOther = here.isFirstPerson(/* quoted= */ false) && !here.namesUs();
    return othersIf(!isQuoted() && isOther && ourAnswer() != Source.OURS);
  }

  /**
   * Finds the speaker named in the same sentence: {@code “It has no budget”, says CeSIA.} A person
   * beside a quotation speaks even without such a verb: {@code “No budget”, smiled Anne Dupré.}
   */
  private Source namedHere() {
    if (isBesideQuotation()) {
      return othersIf(here.namesSomeone());
    }
    return here.isNobody() ? Source.NOBODY : here.nearest(start, end);
  }

  /** True if only a person beside the quotation can say it: nobody has a verb such as “said”. */
  private boolean isBesideQuotation() {
    return isQuoted() && here.isNobodyOutside();
  }

  private boolean isQuoted() {
    return article.isQuoted(field, start);
  }

  /** Finds a person who claims the wording: {@code It was an oil fair. That line is mine.} */
  private Source claimed() {
    Sentence around = Attribution.around(all, first);
    String text = article.text(field).substring(around.start(), around.end());
    return othersIf(article.vocabulary().claims().matcher(text).find());
  }

  /** Finds “the mayor” if a person is named before: {@code Anne Dupré left. The mayor said …} */
  private Source roleNamedBefore() {
    return othersIf(here.isInRole() && isSomeoneNamed());
  }

  /** Finds the speaker named after a quotation: {@code “… no budget.” That is what CeSIA said.} */
  private Source namedAfterQuotation() {
    if (last + 1 == all.size() || !endsQuotation(all.get(last))) {
      return Source.NOBODY;
    }
    Speakers next = speakers(last + 1);
    boolean announced =
        here.isQuotation() && ((first > 0 && speakers(first - 1).isSpeech()) || isPersonBefore());
    boolean says = next.pointsBack() || (next.isSpeech() && !announced);
    return says && !next.isNobody() ? next.first() : Source.NOBODY;
  }

  /**
   * Finds the speaker named in an earlier sentence: {@code CeSIA agrees. It's late, it says.} “She”
   * is the person whom a sentence about us names: {@code Anne Dupré saw CeSIA's note. She said …}
   */
  private Source namedBefore() {
    int at = speakerBefore();
    if ((isQuoted() || here.isPronounOfPerson()) && isPersonBefore()) {
      return Source.OTHERS;
    }
    if (at < 0) {
      return reported();
    }
    Speakers before = speakers(at);
    if (here.isPronounOfPerson() && before.namesSomeone() && !before.weSpeak()) {
      return Source.OTHERS;
    }
    if (here.canBePerson() && before.isAboutOffice()) {
      return Source.OTHERS;
    }
    if (here.isAnaphoric() && !here.isQuotation() && before.weSpeak()) {
      // why: “it” is rather the subject than whom we speak to or about.
      return before.first();
    }
    boolean continuesUs = before.weSpeak() && isInParagraph(at) && !article.isOpinion();
    return here.isAnaphoric() || here.isQuotation() || continuesUs ? before.last() : reported();
  }

  /**
   * True if the last who can have said a quotation is another speaker or a person outside the
   * organisation: {@code The note is by CeSIA. The minister, Anne Dupré, was angry. “It's late.”}
   */
  private boolean isPersonBefore() {
    for (int i = first - 1; i >= Math.max(0, first - LOOK_BACK); i--) {
      Speakers before = speakers(i);
      if (before.isSpeech()) {
        return !before.weSpeak();
      }
      if (before.namesSomeone()) {
        return !before.namesOurPeople() || before.namesSomeoneFirst();
      }
      if (before.namesOurPeople() || (before.weAct() && !here.isPronounOfPerson())) {
        return false;
      }
    }
    return false;
  }

  /** Finds the speaker before reported speech: <i>Sie gingen, sagte er. Es sei spät.</i> */
  private Source reported() {
    for (int i = first - 1; i >= 0 && here.isReported(); i--) {
      Speakers before = speakers(i);
      // why: who is named in reported speech is only its subject.
      if (!before.isReported() && !before.isNobody()) {
        return before.last();
      }
      if (!before.isReported() && !before.isAnaphoric()) {
        return Source.NOBODY;
      }
    }
    return Source.NOBODY;
  }

  /**
   * Finds whom the next sentence refers to: {@code CeSIA met them. It's late. That's bad, it said.}
   */
  private Source goesOn() {
    int before = speakerBefore();
    if (before < 0 || last + 1 == all.size()) {
      return Source.NOBODY;
    }
    Speakers next = speakers(last + 1);
    if (!next.isNobody() || !next.isAnaphoric() || here.isInRole()) {
      return Source.NOBODY;
    }
    boolean byPerson = (next.isPronounOfPerson() && here.namesSomeone()) || isPersonBefore();
    return byPerson ? Source.OTHERS : speakers(before).last();
  }

  /** Finds the speaker named in a later sentence: {@code It's late. That is what CeSIA says.} */
  private Source namedAhead() {
    if (speakerBefore() >= 0) {
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

  /** Finds a quoted speaker whom the article does not name: {@code “I call it an oil fair.”} */
  private Source unknownFirstPerson() {
    return othersIf(here.isFirstPerson(/* quoted= */ true) && !areWeNamedBefore());
  }

  /** Finds an interview with the organisation: a paragraph begins {@code Ségerie (CeSIA): …} */
  private Source ourAnswer() {
    String text = article.text(field);
    for (Tag tag : article.ours(field)) {
      String before = text.substring(Math.max(0, tag.start() - LONGEST_FORENAMES - 1), tag.start());
      boolean opens = before.length() <= LONGEST_FORENAMES || before.indexOf('\n') >= 0;
      if (tag.end() < start
          && opens
          && ANSWER.matcher(text).region(tag.end(), text.length()).lookingAt()
          && !LABEL.matcher(text).region(tag.end(), start).find()) {
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
        .filter(speakers -> !speakers.isNobody() || speakers.namesSomeone())
        .findFirst()
        .filter(speakers -> !speakers.isNobody())
        .map(Speakers::first)
        .orElse(Source.NOBODY);
  }

  /**
   * Finds the organisation if the headline names it, as in {@code CeSIA criticises summit}. Finds
   * another speaker if the headline names one and the passage's sentence refers back: “she said”.
   */
  private Source title() {
    if (!article.ours(Tag.Field.title).isEmpty()) {
      return Source.OURS;
    }
    Sentence title = new Sentence(0, article.text(Tag.Field.title).length());
    Speakers speakers = article.speakers(Tag.Field.title, title);
    return here.isAnaphoric() && !speakers.isNobody() ? speakers.last() : Source.NOBODY;
  }

  private static Source othersIf(boolean applies) {
    return applies ? Source.OTHERS : Source.NOBODY;
  }

  private Speakers speakers(int sentence) {
    return article.speakers(field, all.get(sentence));
  }

  /** Returns the index of the nearest previous sentence that names a speaker; -1 if none does. */
  private int speakerBefore() {
    return IntStream.rangeClosed(1, Math.min(first, LOOK_BACK))
        .map(back -> first - back)
        .filter(sentence -> !speakers(sentence).isNobody())
        .findFirst()
        .orElse(-1);
  }

  /**
   * True for a sentence of the same paragraph, and for a quotation that opens the next paragraph:
   * {@code It will be late.} and, after an empty line, {@code “We have no budget”, CeSIA says.}
   */
  private boolean isBeside(int sentence) {
    return isInParagraph(sentence) || (sentence > last && speakers(sentence).isQuotation());
  }

  /** True if a sentence is in the paragraph of the passage's first sentence. */
  private boolean isInParagraph(int sentence) {
    int one = all.get(sentence).start();
    int other = all.get(first).start();
    return article.text(field).indexOf('\n', Math.min(one, other), Math.max(one, other)) < 0;
  }

  /** True if a sentence shortly before the passage names a person outside the organisation. */
  private boolean isSomeoneNamed() {
    return IntStream.range(Math.max(0, first - LOOK_BACK), first)
        .anyMatch(sentence -> speakers(sentence).namesSomeone());
  }

  /** True if the title, or the field up to the passage's sentence, names the organisation. */
  private boolean areWeNamedBefore() {
    return !article.ours(Tag.Field.title).isEmpty()
        || article.ours(field).stream().anyMatch(tag -> tag.start() < all.get(last).end());
  }

  private boolean endsQuotation(Sentence sentence) {
    String words = article.text(field).substring(sentence.start(), sentence.end()).strip();
    return !words.isEmpty() && "»\"”“«".indexOf(words.charAt(words.length() - 1)) >= 0;
  }
}
