package org.vigie.enrich.language;

import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What organisations of a kind are called: a {@code hospital} is <i>la clinique</i> in French. */
public final class Kinds {
  private static final String LIST = "kinds";
  private static final String GROUPINGS = "groupings";
  private static final String OUTSIDERS = "outsiders";

  private Kinds() {}

  /** Returns the kinds for which a language has words, in alphabetical order. */
  public static SequencedSet<String> all() {
    return new TreeSet<>(entries(null, LIST).map(entry -> entry[0]).toList());
  }

  /** Returns the kinds for which a word stands, in any language. */
  public static List<String> meantBy(String word) {
    return all().stream()
        .filter(kind -> words(null, kind).stream().anyMatch(word::equalsIgnoreCase))
        .toList();
  }

  /** Says that a word is no kind, for which kinds it is a word, and which kinds there are. */
  public static String refusal(String word) {
    String meant = String.join(" or ", meantBy(word));
    String but = meant.isEmpty() ? "" : ", but a word for " + meant;
    return "%s is not a kind%s; expected one of %s".formatted(word, but, String.join(", ", all()));
  }

  /** Returns the words for a kind; in all languages if this language has no lists. */
  public static List<String> words(@Nullable String language, String kind) {
    return words(language, LIST, kind);
  }

  /**
   * Returns the words for organisations that others of a kind form, such as <i>network</i>. They
   * are no words for the kind: “the network” is rarely one.
   */
  public static List<String> groupings(@Nullable String language, String kind) {
    return words(language, GROUPINGS, kind);
  }

  /**
   * Returns the words that say that somebody is of this kind. Not those that only stand for one
   * that was named, since they also mean others: “the team” can be a club, but most teams are none.
   */
  public static List<String> tellingWords(@Nullable String language, String kind) {
    return entries(language, LIST)
        .filter(entry -> entry[0].equals(kind))
        .flatMap(entry -> split(entry[1].split("\\|")[0]))
        .toList();
  }

  /**
   * Returns the words for people and bodies that speak for themselves, such as <i>police</i>. Not
   * those that belong to an organisation of one of these kinds: the mayor speaks for the town hall.
   */
  public static List<String> outsiders(@Nullable String language, Set<String> ofKinds) {
    return outsiderEntries(language, ofKinds)
        .flatMap(entry -> split(entry.split("\\|", -1)[0]))
        .toList();
  }

  /** Returns these words, and those that say the same beside a spokesperson: <i>municipal</i>. */
  public static List<String> besideOutsiders(@Nullable String language, Set<String> ofKinds) {
    return outsiderEntries(language, ofKinds).flatMap(Kinds::split).toList();
  }

  private static Stream<String> outsiderEntries(@Nullable String language, Set<String> ofKinds) {
    return entries(language, OUTSIDERS)
        .filter(entry -> !ofKinds.contains(entry[0]))
        .map(entry -> entry[1]);
  }

  private static List<String> words(@Nullable String language, String list, String kind) {
    return entries(language, list)
        .filter(entry -> entry[0].equals(kind))
        .flatMap(entry -> split(entry[1]))
        .toList();
  }

  /** Returns the words for all kinds. */
  public static List<String> words(@Nullable String language) {
    return entries(language, LIST).flatMap(entry -> split(entry[1])).toList();
  }

  private static Stream<String> split(String entry) {
    return Stream.of(entry.strip().split("[ |]+"));
  }

  private static Stream<String[]> entries(@Nullable String language, String list) {
    return WordLists.entries(language, list).stream().map(line -> line.split(":", 2));
  }
}
