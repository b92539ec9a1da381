package org.vigie.enrich.attribution;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;

/**
 * The words of one language that reveal a speaker.
 *
 * @param views phrases before a name that say whose view a sentence gives: {@code according to}
 * @param organisations words for organisations of all kinds: {@code hospital}
 * @param claims matches what a person says who invented an image: {@code is mine}
 */
record SpeechWords(
    Map<WordKind, Lexicon> kinds, PhraseList views, PhraseList organisations, Pattern claims) {
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
        new PhraseList(Kinds.words(language)),
        WordLists.anyOf(language, "claims"));
  }

  boolean has(WordKind kind, String word) {
    Lexicon lexicon = kinds.get(kind);
    return lexicon != null && lexicon.contains(word);
  }
}
