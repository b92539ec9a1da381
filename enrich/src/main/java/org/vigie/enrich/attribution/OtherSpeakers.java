package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.events.Tag;

/** Finds speakers outside the organisation in a sentence: names near a verb of speech. */
final class OtherSpeakers {
  /** Number of words after a name among which its verb is searched. Chosen on labelled articles. */
  private static final int REACH = 3;

  private final SentenceWords words;
  private final List<Tag> tags;
  private final List<Integer> ours;
  private final List<Integer> places = new ArrayList<>();
  private boolean namesSomeone;

  /** Takes tags whose names are not speakers, and the positions of the organisation's names. */
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

  /** Returns the positions in the text of the verbs of speech of these speakers. */
  List<Integer> places() {
    return places;
  }

  /** True if the sentence names a person outside the organisation, speaking or not. */
  boolean namesSomeone() {
    return namesSomeone;
  }

  /** Skips the particle in {@code Joost van Dijk}; returns {@code from} if there is none. */
  private int afterParticles(int from) {
    int i = from;
    while (i < words.size() && words.is(i, WordKind.PARTICLES) && words.isTight(i)) {
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

  /** Returns the verb of speech of a name; -1 if none. {@code to} follows the name. */
  private int verb(int from, int to) {
    boolean single = to - from == 1;
    int reach = single ? 1 : REACH;
    int after = verbAfter(to, reach);
    if (after >= 0) {
      return after;
    }
    int before = words.speechWithin(from - reach - 1, from);
    if (before >= 0) {
      return isSubject(before, from) || isOurVerb(before) ? -1 : before;
    }
    int clause = single ? -1 : verbInRelativeClause(to, reach);
    return single || clause >= 0 ? clause : words.speechAfterAside(to);
  }

  /** Returns the verb in {@code Anne Dupré said on Monday …}; -1 if there is none. */
  private int verbAfter(int to, int reach) {
    int verb = words.speechWithin(to, to + reach);
    boolean its =
        verb >= 0
            && !words.gapBefore(to).contains(",")
            && !words.is(verb, WordKind.SPEECH_PREPOSITIONS);
    return its ? verb : -1;
  }

  /** True if others speak about the name, as in {@code They say that Anne Dupré …}. */
  private boolean isSubject(int verb, int name) {
    return words.any(verb + 1, name, WordKind.SUBORDINATORS);
  }

  /** True if the organisation is the verb's speaker: {@code CeSIA criticised Anne Dupré.} */
  private boolean isOurVerb(int verb) {
    return verb > 0
        && !words.gapBefore(verb).contains(",")
        && !words.is(verb, WordKind.SPEECH_PREPOSITIONS)
        && ours.stream().map(words::indexOf).anyMatch(we -> we < verb && verb - we <= REACH);
  }

  /** Returns the verb in {@code an image by Anne Dupré, who claims it …}; -1 if none. */
  private int verbInRelativeClause(int to, int reach) {
    boolean relative = to < words.size() && words.is(to, WordKind.RELATIVES);
    return relative ? words.speechWithin(to + 1, to + 1 + reach) : -1;
  }

  /** True for {@code Anne Dupré: “…”} and {@code Anne Dupré began with an image: “…”}. */
  private boolean opensQuotation(int to) {
    return ours.isEmpty()
        ? IntStream.range(to - 1, words.size()).anyMatch(words::isBeforeQuotation)
        : words.isBeforeQuotation(to - 1);
  }

  /** True for a sentence's first word before a verb of speech, as in {@code Dupré said …}. */
  private boolean isName(int i) {
    return !words.is(i, WordKind.JOINTS, WordKind.SPEECH, WordKind.ANAPHORA, WordKind.BACKWARD)
        && words.word(i).length() > 2
        && words.speechWithin(i + 1, i + 2) >= 0;
  }

  /** True for Paris in {@code she said in Paris}. */
  private boolean isPlace(int i) {
    return i > 0
        && words.is(i - 1, WordKind.PLACE_PREPOSITIONS)
        && !(i > 1 && words.is(i - 2, WordKind.SPEECH_PREPOSITIONS));
  }

  private boolean isTag(int from, int to) {
    return tags.stream()
        .anyMatch(tag -> words.start(from) < tag.end() && tag.start() < words.end(to - 1));
  }

  /** True for the German noun, not a name, in {@code sagte der Direktor des CeSIA}. */
  private boolean isOurs(int from, int to) {
    return from > 0
        && to - from == 1
        && words.is(from - 1, WordKind.ARTICLES)
        && ours.stream()
            .mapToInt(words::indexOf)
            .anyMatch(i -> i > from && i <= from + Speakers.OUR_REACH);
  }

  /** True for two or more capitalised words, separated by blanks: {@code Anne Dupré}. */
  private boolean isPerson(int from, int to) {
    return to - from > 1 && words.gapBefore(from + 1).isBlank();
  }
}
