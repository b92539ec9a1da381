package org.vigie.alerts.console;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Lines;

/**
 * Prints lines for people to read.
 *
 * @param out standard output or standard error
 * @param isColoured true to print escape codes for bold and dim text
 * @param width the width of a line in columns; 0 for no limit
 */
public record Terminal(PrintStream out, boolean isColoured, int width) {
  /** Columns of a line if {@code COLUMNS} is not a valid number. An estimate: a common width. */
  private static final int DEFAULT_WIDTH = 100;

  /** Minimum columns of a line. An estimate: a shorter line has no room for an alert's title. */
  private static final int LEAST_WIDTH = 40;

  /**
   * Returns a terminal with the settings of the variables {@code NO_COLOR} (https://no-color.org),
   * {@code TERM} and {@code COLUMNS}; without colours and limit if {@code isTerminal} is false.
   */
  public static Terminal detect(
      PrintStream out, boolean isTerminal, Map<String, String> environment) {
    if (!isTerminal) {
      return new Terminal(out, false, 0);
    }
    boolean isDumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean isPlain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(out, !isDumb && !isPlain, columns(environment.get("COLUMNS")));
  }

  private static int columns(@Nullable String columns) {
    return columns != null && columns.matches("[0-9]{1,4}")
        ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
        : DEFAULT_WIDTH;
  }

  /**
   * Prints the lines together: no other thread prints between them. Returns false if they can't be
   * written.
   */
  boolean print(String... lines) {
    synchronized (out) {
      var _ = out.checkError(); // why: an earlier failure says nothing about these lines.
      for (String line : lines) {
        out.println(line);
      }
      return !out.checkError();
    }
  }

  String bold(String text) {
    return isColoured ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  String dim(String text) {
    return isColoured ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  /** Shortens a text to at most {@code columns} columns, unless the terminal has no limit. */
  String fit(String text, int columns) {
    return width == 0 ? text : Columns.fit(text, columns);
  }

  /** Prints a sentence that a person must read, marked with an exclamation mark. */
  public void warn(String sentence) {
    print(bold(fit("! " + Lines.clean(sentence), width)));
  }
}
