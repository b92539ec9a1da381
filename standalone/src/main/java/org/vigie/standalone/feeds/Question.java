package org.vigie.standalone.feeds;

import java.io.Console;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
final class Question {
  private Question() {}

  /**
   * Asks which of the numbers 1 to {@code most} to take.
   *
   * @return empty if there is no terminal, or no valid answer
   */
  @SuppressWarnings("SystemConsoleNull") // it is null in a program without the JDK's terminal
  static List<Integer> numbers(int most, PrintStream out) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return List.of();
    }
    out.flush();
    return parsed(console.readLine("Which ones? Numbers such as 1,3, or all: "), most);
  }

  /** Reads an answer; returns nothing if a part of it is no number from 1 to {@code most}. */
  static List<Integer> parsed(@Nullable String answer, int most) {
    String text = answer == null ? "" : answer.strip();
    if (text.equalsIgnoreCase("all")) {
      return IntStream.rangeClosed(1, most).boxed().toList();
    }
    List<String> parts =
        Arrays.stream(text.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList();
    boolean areValid =
        parts.stream()
            .allMatch(part -> part.matches("[1-9][0-9]{0,3}") && Integer.parseInt(part) <= most);
    return areValid ? parts.stream().map(Integer::valueOf).distinct().toList() : List.of();
  }
}
