package org.vigie.standalone.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.standalone.SharedFolder;

/**
 * Sentences of a release in French and English, which the boxes around the articles repeat.
 *
 * @param french the file with the release in French
 * @param paragraphs the paragraphs that were read, by language
 */
record Release(Path french, Map<String, List<String>> paragraphs) {
  static final Release EXAMPLE =
      new Release(SharedFolder.resolve("release/2025-02-12-sommet.fr.txt"));

  Release(Path french) {
    this(french, new HashMap<>());
  }

  /**
   * Returns a sentence; other languages than French get the English release.
   *
   * @param place number of the paragraph and of the sentence, from 0; too large ones start over
   */
  String sentence(String language, String place) {
    String[] numbers = place.split(" ");
    List<String> all = paragraphs.computeIfAbsent(language.equals("fr") ? "fr" : "en", this::read);
    String paragraph = all.get(Integer.parseInt(numbers[0]) % all.size());
    String[] sentences = paragraph.split("(?<=[.:])\\s+");
    return sentences[Integer.parseInt(numbers[1]) % sentences.length].replace("\"", "");
  }

  private List<String> read(String language) {
    String name = String.valueOf(french.getFileName()).replace(".fr.", "." + language + ".");
    try {
      return List.of(Files.readString(french.resolveSibling(name)).split("\\n\\s*\\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
