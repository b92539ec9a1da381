package org.vigie.alerts.console;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Operator;
import org.vigie.alerts.words.Lines;
import org.vigie.events.Notification;

/**
 * Where lines for people are printed, whole ones at a time.
 *
 * @param out who owns it decides which stream it is
 * @param isColoured whether escape codes are understood
 * @param width in columns; 0 when lines may be of any length
 */
public record Terminal(PrintStream out, boolean isColoured, int width) implements Operator {
  private static final int USUAL_WIDTH = 100;
  private static final int LEAST_WIDTH = 40;

  /**
   * @param isTerminal whether a person sees the stream, and not a file or another program
   * @param environment looked at for {@code NO_COLOR}, {@code TERM} and {@code COLUMNS}
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
        : USUAL_WIDTH;
  }

  /** Prints lines together, whoever else prints. */
  void print(String... lines) {
    synchronized (out) {
      for (String line : lines) {
        out.println(line);
      }
      out.flush();
    }
  }

  String bold(String text) {
    return isColoured ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  String dim(String text) {
    return isColoured ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  /** As much of it as fits into so many columns. */
  String fit(String text, int columns) {
    return width == 0 ? text : Columns.fit(text, columns);
  }

  @Override
  public void notDelivered(Notification notification, String why) {
    String line =
        "! "
            + notification.channel()
            + ": not delivered ("
            + Lines.clean(why)
            + "): "
            + Lines.clean(notification.story().title());
    print(bold(fit(line, width)));
  }
}
