package org.vigie.enrich.attribution;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds what kind of organisation we are: the configured kind, else the kinds that our releases
 * name beside our name, as in {@code the town hall of Corvenay} and {@code Vermeyre is a group}.
 */
public final class OurKind {
  /** Number of words before our name that can name the kind. An estimate. */
  private static final int BEFORE_NAME = 3;

  /** Number of words after it: {@code Vermeyre is an independent pharmaceutical group}. */
  private static final int AFTER_NAME = 6;

  private OurKind() {}

  /** Returns the kinds, as the configuration writes them: {@code town-hall}; empty if unknown. */
  public static Set<String> of(Organisation organisation, List<Release> releases) {
    String given = organisation.names().kind();
    return given == null ? beside(organisation.name(), releases) : Set.of(given);
  }

  /** Returns the kinds that the releases name beside a name. */
  public static Set<String> beside(String name, List<Release> releases) {
    var phrase = new PhraseList(List.of(name));
    Set<String> kinds = new TreeSet<>();
    for (Release release : releases) {
      release.texts().forEach(text -> kinds.addAll(beside(phrase, text)));
    }
    return kinds;
  }

  private static Set<String> beside(PhraseList name, ReleaseText release) {
    Set<String> found = new TreeSet<>();
    for (String sentence : release.text().split("[.!?\\n]")) {
      Tokens words = Tokens.of(sentence);
      for (int i = 0; i < words.size(); i++) {
        int length = name.at(words, i);
        if (length > 0) {
          int to = Math.min(words.size(), i + length + AFTER_NAME);
          found.addAll(kinds(words, Math.max(0, i - BEFORE_NAME), to, release.language()));
        }
      }
    }
    return found;
  }

  private static Set<String> kinds(Tokens words, int from, int to, String language) {
    Set<String> found = new TreeSet<>();
    for (String kind : Kinds.all()) {
      PhraseList nouns = new PhraseList(Kinds.words(language, kind));
      for (int i = from; i < to; i++) {
        if (nouns.at(words, i) > 0) {
          found.add(kind);
        }
      }
    }
    return found;
  }
}
