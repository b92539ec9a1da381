package org.vigie.enrich.language;

import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What organisations of a kind are called: a {@code hospital} is <i>la clinique</i> in French. */
public final class Kinds {
  private static final String LIST = "kinds";

  private Kinds() {}

  /** Returns the kinds for which a language has words, in alphabetical order. */
  public static SequencedSet<String> all() {
    return new TreeSet<>(entries(null).map(entry -> entry[0]).toList());
  }

  /** Returns the words for a kind; in all languages if this language has no lists. */
  public static List<String> words(@Nullable String language, String kind) {
    return entries(language)
        .filter(entry -> entry[0].equals(kind))
        .flatMap(entry -> Stream.of(entry[1].strip().split(" ")))
        .toList();
  }

  /** Returns the words for all kinds. */
  public static List<String> words(@Nullable String language) {
    return entries(language).flatMap(entry -> Stream.of(entry[1].strip().split(" "))).toList();
  }

  private static Stream<String[]> entries(@Nullable String language) {
    return WordLists.lines(language, LIST).stream().map(line -> line.split(":", 2));
  }
}
