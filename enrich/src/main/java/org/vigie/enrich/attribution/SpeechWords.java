package org.vigie.enrich.attribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.language.Compounds;
import org.vigie.enrich.language.EverydayWords;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * The words of one language that reveal a speaker.
 *
 * @param views phrases before a name that say whose view a sentence gives: {@code according to}
 * @param ownViews phrases that do the same without a name: {@code in her view}
 * @param organisations words for organisations of all kinds: {@code hospital}
 * @param bodies those of {@code organisations} that are single words
 * @param joins true if the language joins nouns to one word
 * @param verbLast true if a verb with an auxiliary stands at the end of its clause
 * @param nouns common nouns, if the language writes them with a capital letter like names
 * @param everyday words that are no names, even with a capital letter at the start of a sentence
 * @param claims matches what a person says who invented an image: {@code is mine}
 */
record SpeechWords(
    Map<WordKind, Lexicon> kinds,
    PhraseList views,
    PhraseList ownViews,
    PhraseList organisations,
    Set<String> bodies,
    boolean joins,
    boolean verbLast,
    Compounds nouns,
    EverydayWords everyday,
    CalendarWords calendar,
    Pattern claims) {
  /** Least number of letters of the last part of a joined word; fewer end many words by chance. */
  private static final int LAST_PART = 4;

  private static final Map<String, SpeechWords> KNOWN = new ConcurrentHashMap<>();

  /**
   * Returns the words of a language.
   *
   * @param language ISO 639-1 code; the words of all languages if it is null or has no lists
   */
  static SpeechWords of(@Nullable String language) {
    return KNOWN.computeIfAbsent(WordLists.known(language), SpeechWords::read);
  }

  private static SpeechWords read(String language) {
    Map<WordKind, Lexicon> kinds = new EnumMap<>(WordKind.class);
    for (WordKind kind : WordKind.values()) {
      kinds.put(kind, Lexicon.of(language, kind.lists()));
    }
    return new SpeechWords(
        kinds,
        PhraseList.of(language, "views"),
        PhraseList.of(language, "own-views"),
        new PhraseList(Kinds.words(language)),
        bodies(language),
        WordLists.hasCompounds(language),
        WordLists.hasVerbLast(language),
        WordLists.hasCapitalNouns(language) ? Compounds.of(language) : Compounds.NONE,
        EverydayWords.of(language),
        CalendarWords.of(language),
        WordLists.anyOf(language, "claims"));
  }

  private static Set<String> bodies(String language) {
    return Kinds.words(language).stream()
        .map(each -> Tokens.of(each).words())
        .filter(words -> words.size() == 1)
        .map(List::getFirst)
        .collect(Collectors.toSet());
  }

  /**
   * Returns a word for an organisation and its last part, as <i>ziekenhuisgroep</i> and
   * <i>groep</i>; nothing if it is no such word. The word must be in lower case and without
   * accents.
   */
  Stream<String> organisationsIn(String word) {
    return bodies.stream()
        .filter(body -> word.equals(body) || (joins && isLastPart(body, word)))
        .flatMap(body -> Stream.of(word, body));
  }

  private static boolean isLastPart(String body, String word) {
    return body.length() >= LAST_PART && word.endsWith(body);
  }

  /**
   * True for a noun such as <i>Gesetz</i> that has its capital letter from its language, and that
   * is no word for an office. The word must be in lower case and without accents.
   */
  boolean isThing(String word) {
    return nouns.isWord(word) && !Offices.isOffice(word);
  }

  /** True if the language writes all nouns with a capital letter, and not only names. */
  boolean hasCapitalNouns() {
    return nouns != Compounds.NONE;
  }

  boolean has(WordKind kind, String word) {
    Lexicon lexicon = kinds.get(kind);
    return lexicon != null && lexicon.contains(word);
  }
}
