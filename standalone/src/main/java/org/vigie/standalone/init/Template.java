package org.vigie.standalone.init;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commented file with places: names in double braces. A line with a place is written once for
 * each of its values, so a line without values is left out; so is a block whose lines with places
 * are all left out. Blocks are separated by blank lines.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** Reads a file of this name; in English if there is none in the language. */
  static Template of(String language, String name) {
    try (InputStream own = Template.class.getResourceAsStream(language + "/" + name);
        InputStream english = Template.class.getResourceAsStream("en/" + name)) {
      InputStream found = own == null ? Objects.requireNonNull(english, name) : own;
      return new Template(new String(found.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " can't be read", e);
    }
  }

  /** Writes the file. A value may have several lines; they are indented as the first one is. */
  String fill(Map<String, List<String>> values) {
    List<String> blocks = new ArrayList<>();
    for (String block : text.strip().split("\n\n")) {
      List<String> lines = new ArrayList<>();
      boolean hasPlace = false;
      boolean hasValue = false;
      for (String line : block.split("\n")) {
        Matcher place = PLACE.matcher(line);
        boolean found = place.find();
        List<String> filled = found ? filled(line, place, values) : List.of(line);
        hasPlace |= found;
        hasValue |= found && !filled.isEmpty();
        lines.addAll(filled);
      }
      if (!hasPlace || hasValue) {
        blocks.add(String.join("\n", lines));
      }
    }
    return String.join("\n\n", blocks) + "\n";
  }

  private static List<String> filled(String line, Matcher place, Map<String, List<String>> values) {
    String before = line.substring(0, place.start());
    String after = line.substring(place.end());
    String indent = "\n" + " ".repeat(before.length());
    return Objects.requireNonNull(values.get(place.group(1)), place.group(1)).stream()
        .map(value -> before + value.replace("\n", indent) + after)
        .toList();
  }
}
