package org.vigie.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes values as YAML: texts, numbers, days, truth values, lists and maps of these. Any text can
 * be written; one that is not plainly a text to every reader is quoted.
 */
public final class YamlText {
  /** Indentation of a nested block, as in the example configuration. */
  private static final int STEP = 2;

  /**
   * Matches texts that are the same without quotes, in blocks and between brackets: no indicator,
   * no ": " and no " #", and no first character of a number. A word behind a day makes it a text.
   */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:\\d{4}-\\d{2}-\\d{2}-)?[\\p{L}/](?:[\\p{L}\\p{Nd}._/%?=&+;@()'’«»$!~ -]|:(?=[^ ]))*(?<![ :])");

  /** Matches texts that readers of YAML 1.1 or 1.2 take for null, a truth value or a number. */
  private static final Pattern MEANT_OTHERWISE =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|[.]inf|[.]nan");

  private YamlText() {}

  /** Writes a value on one line, to stand in a list or as the value of a key. */
  public static String flow(Object value) {
    return switch (value) {
      case List<?> list ->
          list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      default -> scalar(value);
    };
  }

  /**
   * Writes an item of a block list, without the end of its last line. A map that has lists gets a
   * line for each key, and these lists a line for each item. Any other map stays on one line.
   *
   * @param indent number of spaces before the item's hyphen
   * @param end what ends a line
   */
  static String blockItem(Object item, int indent, String end) {
    String hyphen = " ".repeat(indent) + "- ";
    return item instanceof Map<?, ?> map && map.values().stream().anyMatch(List.class::isInstance)
        ? hyphen + blockMap(map, indent + STEP, end).stripLeading()
        : hyphen + flow(item);
  }

  private static String blockMap(Map<?, ?> map, int indent, String end) {
    return map.entrySet().stream()
        .map(entry -> pair(scalar(entry.getKey()), entry.getValue(), indent, end))
        .collect(Collectors.joining(end));
  }

  private static String pair(String key, Object value, int indent, String end) {
    String start = " ".repeat(indent) + key + ":";
    return value instanceof List<?> list && !list.isEmpty()
        ? start + end + blockItems(list, indent + STEP, end)
        : start + " " + flow(value);
  }

  /** Writes the items of a list, a line or several for each. Items that are maps stay on a line. */
  private static String blockItems(List<?> items, int indent, String end) {
    return items.stream()
        .map(item -> " ".repeat(indent) + "- " + flow(item))
        .collect(Collectors.joining(end));
  }

  private static String scalar(Object value) {
    String text = String.valueOf(value);
    if (value instanceof Boolean || value instanceof Integer || value instanceof LocalDate) {
      return text;
    }
    boolean isPlain = PLAIN.matcher(text).matches() && !MEANT_OTHERWISE.matcher(text).matches();
    return isPlain ? text : quoted(text);
  }

  /** Writes a text in double quotes; control characters and the like are escaped. */
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder to, int c) {
    switch (c) {
      case '"', '\\' -> to.append('\\').appendCodePoint(c);
      case '\n' -> to.append("\\n");
      case '\t' -> to.append("\\t");
      default -> {
        int type = Character.getType(c);
        boolean isShown =
            !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED;
        if (isShown) {
          to.appendCodePoint(c);
        } else {
          to.append("\\U%08X".formatted(c));
        }
      }
    }
  }
}
