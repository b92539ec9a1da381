package org.vigie.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;

/**
 * A list of words in lower case, without accents. An entry that ends with {@code *} stands for all
 * words that begin with its letters: {@code regrett*} contains regrette and regretted.
 *
 * <p>The lists are resource files, {@code LANGUAGE/NAME.txt}, with one entry per line. A line that
 * begins with {@code #} is a comment.
 */
public final class Lexicon {
  /** Folders of the lists. Those of nl, it and pt have only parts of names, such as {@code van}. */
  private static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "nl", "it", "pt");

  private final Set<String> words = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private int shortest = Integer.MAX_VALUE;

  Lexicon(List<String> entries) {
    for (String entry : entries) {
      boolean open = entry.endsWith("*");
      for (String word : Tokens.of(entry).words()) {
        (open ? beginnings : words).add(word);
        shortest = open ? Math.min(shortest, word.length()) : shortest;
      }
    }
  }

  /** Reads the lists with these names, in all languages, into one lexicon. */
  public static Lexicon of(String... names) {
    return new Lexicon(Stream.of(names).flatMap(name -> lines(name).stream()).toList());
  }

  /** Joins the regular expressions of a list, in all languages, to one that matches any of them. */
  public static String anyOf(String name) {
    return "(" + String.join("|", lines(name)) + ")";
  }

  /** True if the list has this word. The word must be in lower case and without accents. */
  public boolean contains(String word) {
    if (words.contains(word)) {
      return true;
    }
    for (int length = shortest; length <= word.length(); length++) {
      if (beginnings.contains(word.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> lines(String name) {
    List<String> lines =
        LANGUAGES.stream()
            .flatMap(language -> read(language + "/" + name + ".txt").lines())
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("no language has a list " + name);
    }
    return lines;
  }

  /** Reads a resource file. Returns an empty string if there is no such file. */
  private static String read(String file) {
    try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + file + " can't be read", e);
    }
  }
}
