package org.vigie.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a configuration, so that all problems are shown together. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** A problem in a line of a file. Lines are counted from 1; line 0 means the whole file. */
  public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
      return line == 0 ? file + ": " + message : file + " line " + line + ": " + message;
    }
  }

  /** Adds a problem, with a message such as {@code every: 5s is below the minimum 1m}. */
  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns all problems without repetitions, sorted by file and line. */
  public List<Problem> all() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }
}
