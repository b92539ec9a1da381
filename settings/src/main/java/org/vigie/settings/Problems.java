package org.vigie.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with the configuration; filled while it is read, all shown at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /**
   * @param file as the user would name it
   * @param line from 1; 0 when it concerns the whole file
   */
  public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
      return line == 0 ? file + ": " + message : file + " line " + line + ": " + message;
    }
  }

  /** One problem with what was expected, such as {@code every: 5s is below the minimum 1m}. */
  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** By file and line. */
  public List<Problem> all() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }
}
