package org.vigie.enrich.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Joins the lines of paragraphs that were broken into lines of about equal length, as some mail
 * programs do. Otherwise, each line would be taken for a sentence of its own.
 */
public final class WrappedLines {
  /** Minimum UTF-16 code units of the longest line. An estimate: those of addresses are shorter. */
  private static final int LEAST_WIDTH = 40;

  /** Maximum of the longest line. An estimate: longer ones are paragraphs, each on one line. */
  private static final int MOST_WIDTH = 100;

  private WrappedLines() {}

  /** Returns the text with each such paragraph on one line; lines of lists and addresses stay. */
  public static String joined(String text) {
    return Arrays.stream(text.split("\n\n", -1))
        .map(WrappedLines::paragraph)
        .collect(Collectors.joining("\n\n"));
  }

  private static String paragraph(String paragraph) {
    List<String> items = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : paragraph.split("\n", -1)) {
      if (line.matches("\\s*([-–—*•·]|\\d{1,2}[.)])\\s.*")) {
        items.add(item(lines));
        lines.clear();
      }
      lines.add(line);
    }
    items.add(item(lines));
    return items.stream().filter(item -> !item.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String item(List<String> lines) {
    return isWrapped(lines)
        ? lines.stream().map(String::strip).collect(Collectors.joining(" "))
        : String.join("\n", lines);
  }

  /** True if each line is full: with the next one's first word, it would be too long. */
  private static boolean isWrapped(List<String> lines) {
    int width = lines.stream().mapToInt(line -> line.stripTrailing().length()).max().orElse(0);
    if (lines.size() < 2 || width < LEAST_WIDTH || width > MOST_WIDTH) {
      return false;
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      String word = lines.get(i + 1).strip().split("\\s", 2)[0];
      if (lines.get(i).stripTrailing().length() + 1 + word.length() <= width) {
        return false;
      }
    }
    return true;
  }
}
