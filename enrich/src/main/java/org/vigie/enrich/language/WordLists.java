package org.vigie.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/**
 * Reads the word lists of the languages: resource files {@code LANGUAGE/NAME.txt}. A line that
 * begins with {@code #} is a comment. The file {@code README.md} beside the folders describes each
 * list.
 */
public final class WordLists {
  /**
   * The parts of each line: a language's code, Lucene's list of its frequent words, its properties.
   */
  private static final List<String[]> FOLDERS =
      read("languages.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .toList();

  /** ISO 639-1 codes of the languages that have lists. */
  public static final List<String> LANGUAGES = FOLDERS.stream().map(each -> each[0]).toList();

  private WordLists() {}

  /** Returns the language if it has lists; else an empty string, which stands for all languages. */
  public static String known(@Nullable String language) {
    return language != null && know(language) ? language : "";
  }

  /** True if the language has lists. */
  public static boolean know(@Nullable String language) {
    return language != null && LANGUAGES.contains(language);
  }

  /** True if the language joins nouns to one word, as German does. */
  public static boolean hasCompounds(String language) {
    return has(language, "compounds");
  }

  /** True if all nouns of the language have a capital letter, as in German. */
  public static boolean hasCapitalNouns(String language) {
    return has(language, "capitals");
  }

  /** True if a verb with an auxiliary stands at the end of its clause, as in German. */
  public static boolean hasVerbLast(String language) {
    return has(language, "verb-last");
  }

  private static boolean has(String language, String property) {
    return FOLDERS.stream()
        .anyMatch(folder -> folder[0].equals(language) && List.of(folder).contains(property));
  }

  /** Joins the regular expressions of a list to one that matches any of them, in any case. */
  public static Pattern anyOf(@Nullable String language, String name) {
    return Pattern.compile("(?iu)\\b(" + String.join("|", entries(language, name)) + ")\\b");
  }

  /**
   * Returns the words of some lists and Lucene's frequent words of a language, in lower case,
   * without accents. An ending that a list leaves open ({@code *}) is left out.
   */
  public static Set<String> words(String language, String... names) {
    Set<String> words = new HashSet<>(frequentWords().getOrDefault(language, Set.of()));
    for (String name : names) {
      entries(language, name).forEach(line -> words.addAll(Tokens.of(line).words()));
    }
    return words;
  }

  /** Returns the frequent words of each language, from Lucene, in lower case, without accents. */
  static Map<String, Set<String>> frequentWords() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    for (String[] folder : FOLDERS) {
      try (InputStream in = SnowballFilter.class.getResourceAsStream(folder[1])) {
        Set<String> folded = new HashSet<>();
        for (Object each : WordlistLoader.getSnowballWordSet(in, StandardCharsets.UTF_8)) {
          folded.addAll(Tokens.of(new String((char[]) each)).words());
        }
        words.put(folder[0], folded);
      } catch (IOException e) {
        throw new UncheckedIOException("list " + folder[1] + " can't be read", e);
      }
    }
    return words;
  }

  /** Returns the entries of a list; of all languages if this language has no lists. */
  public static List<String> entries(@Nullable String language, String name) {
    return (know(language) ? List.of(language) : LANGUAGES)
        .stream().flatMap(each -> lines(each + "/" + name + ".txt").stream()).toList();
  }

  /** Returns the lines of a resource file without comments; none if there is no such file. */
  static List<String> lines(String file) {
    return read(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
  }

  /** Reads a resource file. Returns an empty string if there is no such file. */
  private static String read(String file) {
    try (InputStream in = WordLists.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + file + " can't be read", e);
    }
  }
}
