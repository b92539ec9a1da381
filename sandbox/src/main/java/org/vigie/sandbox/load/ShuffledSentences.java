package org.vigie.sandbox.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Builds articles of {@value #FEWEST_WORDS} to {@value #MOST_WORDS} words from real sentences in
 * random order. Equal seeds give equal articles.
 */
public final class ShuffledSentences {
  private static final int FEWEST_WORDS = 150;
  private static final int MOST_WORDS = 400;
  private static final int SENTENCES_OF_PARAGRAPH = 3;
  private static final int WORDS_OF_TITLE = 12;

  /** Sentences with fewer words are headings or fragments. An estimate. */
  private static final int FEWEST_OF_SENTENCE = 4;

  private final List<String> sentences;

  private ShuffledSentences(List<String> sentences) {
    this.sentences = List.copyOf(sentences);
  }

  /**
   * Reads all {@code .txt} files of a folder. In a file of records, a line that begins with a dot
   * and a capital letter starts a field: {@code .T} is the text, other fields are skipped.
   *
   * @throws IllegalArgumentException if the files contain no sentences
   */
  public static ShuffledSentences of(Path folder) throws IOException {
    List<String> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).sorted().toList()) {
        for (String text : texts(Files.readAllLines(file))) {
          split(text, sentences);
        }
      }
    }
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("no .txt file with sentences in " + folder);
    }
    return new ShuffledSentences(sentences);
  }

  public LoadText article(long seed) {
    var random = new Random(seed);
    int words = FEWEST_WORDS + random.nextInt(MOST_WORDS - FEWEST_WORDS - 50);
    var html = new StringBuilder("<p>");
    int written = 0;
    for (int i = 1; written < words; i++) {
      String sentence = pick(random);
      html.append(LoadText.escape(sentence)).append(' ');
      html.append(i % SENTENCES_OF_PARAGRAPH == 0 ? "</p><p>" : "");
      written += words(sentence);
    }
    String[] first = pick(random).split(" ");
    int length = Math.min(WORDS_OF_TITLE, first.length);
    return new LoadText(
        String.join(" ", List.of(first).subList(0, length)), html.append("</p>").toString());
  }

  private String pick(Random random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  private static List<String> texts(List<String> lines) {
    List<String> texts = new ArrayList<>();
    var text = new StringBuilder();
    boolean isText = true;
    for (String line : lines) {
      boolean isField = line.matches("\\.[A-Z]( .*)?");
      if (isField) {
        texts.add(text.toString());
        text.setLength(0);
        isText = line.startsWith(".T");
      }
      if (isText) {
        text.append(isField ? line.substring(2) : line).append(' ');
      }
    }
    texts.add(text.toString());
    return texts;
  }

  private static void split(String text, List<String> into) {
    String plain = text.replaceAll("\\s+", " ");
    var borders = BreakIterator.getSentenceInstance(Locale.FRENCH);
    borders.setText(plain);
    int start = borders.first();
    for (int end = borders.next(); end != BreakIterator.DONE; end = borders.next()) {
      String sentence = plain.substring(start, end).strip();
      if (words(sentence) >= FEWEST_OF_SENTENCE) {
        into.add(sentence);
      }
      start = end;
    }
  }

  private static int words(String text) {
    return text.split(" ").length;
  }
}
