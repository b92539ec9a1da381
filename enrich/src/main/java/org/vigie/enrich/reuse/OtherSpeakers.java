package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.events.Tag;

/** Those in a sentence who speak and are not us: names beside a verb of speech. */
final class OtherSpeakers {
  /** So many words may stand between a name and its verb. */
  private static final int REACH = 3;

  private final SentenceWords words;
  private final List<Tag> tags;
  private final List<Integer> ours;
  private final List<Integer> places = new ArrayList<>();
  private boolean namesSomeone;

  /**
   * @param tags what they name is no speaker
   * @param ours places in the text at which the sentence names us
   */
  OtherSpeakers(SentenceWords words, List<Tag> tags, List<Integer> ours) {
    this.words = words;
    this.tags = tags;
    this.ours = ours;
    for (int i = 0; i < words.size(); ) {
      int end = i;
      while (end < words.size() && words.isCapital(end) && (end == i || words.isTight(end))) {
        end = afterParticles(end + 1);
      }
      if (end > i) {
        addIfSpeaking(i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  /** Places in the text at which one of them speaks. */
  List<Integer> places() {
    return places;
  }

  /** Whether a person other than us is named, speaking or not. */
  boolean namesSomeone() {
    return namesSomeone;
  }

  /** {@code Joost van Dijk} is one name. */
  private int afterParticles(int from) {
    int i = from;
    while (i < words.size() && words.isOneOf(i, Vocabulary.PARTICLES) && words.isTight(i)) {
      i++;
    }
    return i < words.size() && words.isCapital(i) && words.isTight(i) ? i : from;
  }

  private void addIfSpeaking(int from, int to) {
    boolean first = from == 0 || words.isAfterStop(from);
    boolean onlyOpens = first && to - from == 1 && !isName(from);
    if (onlyOpens || isTag(from, to) || words.isQuoted(from) || isPlace(from) || isOurs(from, to)) {
      return;
    }
    namesSomeone |= isPerson(from, to);
    int verb = verb(from, to);
    if (verb < 0 && first && isPerson(from, to) && opensQuotation(to)) {
      verb = to - 1;
    }
    if (verb >= 0) {
      places.add(words.start(verb));
    }
  }

  private int verb(int from, int to) {
    int reach = to - from > 1 ? REACH : 1;
    int after = words.speechWithin(to, to + reach);
    boolean its =
        after >= 0
            && !words.gapBefore(to).contains(",")
            && !words.isOneOf(after, Vocabulary.SPEECH_PREPOSITIONS);
    if (its) {
      return after;
    }
    int before = words.speechWithin(from - reach - 1, from);
    boolean ofWhatIsSaid = words.anyOf(before + 1, from, Vocabulary.SUBORDINATORS);
    if (before >= 0 && (ofWhatIsSaid || isOurVerb(before))) {
      return -1;
    }
    if (before >= 0 || to - from == 1) {
      return before;
    }
    boolean relative = to < words.size() && words.isOneOf(to, Vocabulary.RELATIVES);
    int clause = relative ? words.speechWithin(to + 1, to + 1 + reach) : -1;
    return clause < 0 ? words.speechAfterAside(to) : clause;
  }

  /** {@code Anne Dupré: “…”} and {@code Anne Dupré began with an image of her own: “…”}. */
  private boolean opensQuotation(int to) {
    return ours.isEmpty()
        ? IntStream.range(to - 1, words.size()).anyMatch(words::isBeforeQuotation)
        : words.isBeforeQuotation(to - 1);
  }

  /** {@code We said Anne Dupré …}: who stands behind our verb is spoken of. */
  private boolean isOurVerb(int verb) {
    return verb > 0
        && !words.gapBefore(verb).contains(",")
        && !words.isOneOf(verb, Vocabulary.SPEECH_PREPOSITIONS)
        && ours.stream().map(words::indexOf).anyMatch(we -> we < verb && verb - we <= REACH);
  }

  /** A single capitalised word at the start is a name when a verb of speech follows. */
  private boolean isName(int i) {
    return !words.isOneOf(i, Vocabulary.JOINS)
        && !words.isOneOf(i, Vocabulary.SPEECH)
        && !words.isOneOf(i, Vocabulary.ANAPHORA)
        && !words.isOneOf(i, Vocabulary.BACKWARD)
        && words.word(i).length() > 2
        && words.speechWithin(i + 1, i + 2) >= 0;
  }

  private boolean isPlace(int i) {
    return i > 0
        && words.isOneOf(i - 1, Vocabulary.PLACE_PREPOSITIONS)
        && !(i > 1 && words.isOneOf(i - 2, Vocabulary.SPEECH_PREPOSITIONS));
  }

  private boolean isTag(int from, int to) {
    return tags.stream()
        .anyMatch(tag -> words.start(from) < tag.end() && tag.start() < words.end(to - 1));
  }

  /** {@code sagte der Direktor des CeSIA}: a noun that German writes as it does a name. */
  private boolean isOurs(int from, int to) {
    return from > 0
        && to - from == 1
        && words.isOneOf(from - 1, Vocabulary.ARTICLES)
        && ours.stream()
            .mapToInt(words::indexOf)
            .anyMatch(i -> i > from && i <= from + Speakers.OUR_REACH);
  }

  /** Two or more words, each with a capital, and blanks between them. */
  private boolean isPerson(int from, int to) {
    return to - from > 1 && words.gapBefore(from + 1).isBlank();
  }
}
