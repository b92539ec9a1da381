package org.vigie.enrich.attribution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.language.Offices;
import org.vigie.events.Tag;

/** Finds a sentence's speakers: the organisation, and other people near a verb such as “said”. */
final class Speakers {
  /** Index after the last word of an office, as in {@code The head of the Lyon hospital}. */
  private static final int OFFICE_REACH = 6;

  private final SentenceWords words;
  private final References references;
  private final OtherSpeakers others;
  private final OurSpeech ours;
  private final Anaphora anaphora;

  /** The positions in the text, in code units, of the verbs of other speakers. */
  private final List<Integer> otherVerbs;

  /** Takes tags that name the organisation. No name in {@code tags} counts as another speaker. */
  Speakers(SentenceWords words, List<Tag> ourTags, List<Tag> tags, Antecedents antecedents) {
    this.words = words;
    ourTags.stream()
        .filter(tag -> words.sentence().contains(tag.start()))
        .forEach(words::openAside);
    this.anaphora = new Anaphora(words);
    List<Integer> names =
        ourTags.stream().map(Tag::start).filter(words.sentence()::contains).toList();
    this.references = new References(words, ourTags, antecedents);
    List<Integer> us = Stream.concat(names.stream(), references.ours().stream()).toList();
    this.others =
        new OtherSpeakers(words, tags, us, references.ourWords(), references::isOrganisation);
    this.otherVerbs =
        Stream.concat(others.verbs().stream(), references.otherVerbs().stream()).toList();
    this.ours = new OurSpeech(words, ourTags, references, otherVerbs, others.staff());
  }

  /** True if the sentence names neither the organisation nor another speaker. */
  boolean isNobody() {
    return !namesUs() && otherVerbs.isEmpty();
  }

  /** True if it names neither the organisation nor another speaker outside its quotations. */
  boolean isNobodyOutside() {
    return otherVerbs.isEmpty() && ours.positions().stream().allMatch(this::isQuoted);
  }

  boolean namesUs() {
    return !ours.positions().isEmpty();
  }

  /**
   * True if the sentence names us before this position in the text, or after it without a word such
   * as “though” or “after” in between.
   */
  boolean namesUsBeside(int position) {
    int from = words.indexOf(position);
    return ours.positions().stream()
        .anyMatch(
            name -> name < position || !words.any(from, words.indexOf(name), WordKind.CLAUSES));
  }

  boolean namesOnlyUs() {
    return namesUs() && otherVerbs.isEmpty();
  }

  /** True if the sentence names a person outside the organisation, speaking or not. */
  boolean namesSomeone() {
    return !others.people().isEmpty();
  }

  /**
   * True if the sentence is about a person in an office outside the organisation, who has no name:
   * {@code The mayor opposes CeSIA, which demands …}, not {@code The head of CeSIA …} or {@code The
   * mayor is wrong, says CeSIA.} or {@code The coordinator, Anne Dupré, …} of ours.
   */
  boolean isAboutOffice() {
    return words.is(0, WordKind.DEFINITE_ARTICLES)
        && words.size() > 1
        && Offices.isOffice(words.word(1))
        && !references.isReference(1)
        && !isBesideName(1)
        && !(words.is(2, WordKind.GENITIVES)
            && words.indexOf(first(ours.positions())) < OFFICE_REACH)
        && (!weSpeak() || ours.speaksOnlyAside(officeVerb() + 1));
  }

  /** True for the office in {@code The coordinator of the project, Anne Dupré, …} of ours. */
  private boolean isBesideName(int office) {
    int name = words.indexOf(first(ours.positions()));
    return name > office
        && references.isOfPeople(name)
        && words.gapBefore(name).contains(",")
        && IntStream.range(office + 1, name).allMatch(i -> words.isTight(i) && !isAnother(i));
  }

  /** True for “the” in {@code The mayor met the director, …}, not in {@code of the project}. */
  private boolean isAnother(int i) {
    return words.is(i, WordKind.DETERMINERS, WordKind.DEFINITE_ARTICLES)
        && !words.is(i, WordKind.GENITIVES)
        && !words.is(i - 1, WordKind.GENITIVES);
  }

  /** Returns the index of “rejects” in {@code The mayor rejects …}, or of the office itself. */
  private int officeVerb() {
    return Math.max(1, words.verbAfter(2, WordKind.SPEECH, WordKind.WISHES));
  }

  /** True if the sentence names one of the organisation's people. */
  boolean namesOurPeople() {
    return ours.namesPeople();
  }

  /**
   * True if the sentence names a person outside the organisation before it names the organisation.
   */
  boolean namesSomeoneFirst() {
    return first(others.people()) < first(ours.positions());
  }

  private static int first(List<Integer> positions) {
    return positions.stream().mapToInt(at -> at).min().orElse(Integer.MAX_VALUE);
  }

  /** True if the organisation says something in the sentence. */
  boolean weSpeak() {
    return ours.speaks();
  }

  /** True if the sentence begins with the organisation, which does something. */
  boolean weAct() {
    return ours.acts();
  }

  /** True if the organisation or another speaker says something in the sentence. */
  boolean isSpeech() {
    return weSpeak() || !otherVerbs.isEmpty();
  }

  /** Returns the speaker named nearest to a text range. The sentence must name at least one. */
  Source nearest(int start, int end) {
    return distance(ourPositions(start), start, end) <= distance(otherVerbs, start, end)
        ? Source.OURS
        : Source.OTHERS;
  }

  /** Returns our names that can say the words of a passage: not those in quotations of others. */
  private List<Integer> ourPositions(int start) {
    boolean inside = words.sentence().contains(start) && !isQuoted(start);
    boolean outside = !otherVerbs.isEmpty() && !inside;
    return outside
        ? ours.positions().stream().filter(at -> !isQuoted(at)).toList()
        : ours.positions();
  }

  private boolean isQuoted(int position) {
    return words.isQuoted(words.indexOf(position));
  }

  /**
   * Returns the word or sign that shows that the speaker of {@link #nearest} says something; null
   * if the sentence only names this speaker.
   */
  @Nullable String sign(int start, int end) {
    if (nearest(start, end) == Source.OURS) {
      return weSpeak() ? ours.sign() : null;
    }
    return otherVerbs.stream()
        .min(Comparator.comparingInt(at -> distance(List.of(at), start, end)))
        .map(at -> words.sign(words.indexOf(at)))
        .orElse(null);
  }

  Source first() {
    return nearest(0, 0);
  }

  Source last() {
    return nearest(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static int distance(List<Integer> positions, int start, int end) {
    return positions.stream()
        .mapToInt(at -> at < start ? start - at : Math.max(0, at - end))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** True if it can tell who said the words before: {@code That is …}, {@code a note by CeSIA}. */
  boolean pointsBack() {
    return words.is(0, WordKind.BACKWARD) || isSource() || ours.isAgent();
  }

  /** True for {@code (Source: CeSIA)}. */
  private boolean isSource() {
    return words.is(0, WordKind.SOURCES) && words.size() > 1 && words.gapBefore(1).contains(":");
  }

  /** True if the sentence says “I”: in a quotation if {@code quoted}, otherwise outside of one. */
  boolean isFirstPerson(boolean quoted) {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.FIRST_PERSON) && !words.isInitial(i))
        .anyMatch(i -> words.isQuoted(i) == quoted);
  }

  /** True if the sentence's speaker was named before: {@code he said}, {@code according to her}. */
  boolean isAnaphoric() {
    return anaphora.isAny();
  }

  /** True if it says whose view it is, of somebody named before: {@code in her view}. */
  boolean hasOwnView() {
    return anaphora.hasOwnView();
  }

  /** True if this speaker can be a person: {@code she said}, not {@code it said}. */
  boolean isPronounOfPerson() {
    return anaphora.isPerson();
  }

  /** As {@link #isPronounOfPerson}, also without a pronoun: <i>…, afirma.</i> */
  boolean canBePerson() {
    return anaphora.canBePerson();
  }

  /** True if someone speaks who is not ours and has no name: {@code the mayor said}. */
  boolean isInRole() {
    return references.hasOtherRole();
  }

  /**
   * True if a verb has a form of reported speech, as in <i>Das sei zu spät</i>, and no verb says
   * who reports it.
   */
  boolean isReported() {
    return IntStream.range(0, words.size()).anyMatch(i -> words.is(i, WordKind.REPORTED))
        && IntStream.range(0, words.size())
            .noneMatch(i -> words.isVerb(i, WordKind.SPEECH, WordKind.WISHES));
  }

  /** True if the sentence begins inside a quotation. Its speaker is often named elsewhere. */
  boolean isQuotation() {
    return words.size() > 0 && words.isQuoted(0);
  }
}
