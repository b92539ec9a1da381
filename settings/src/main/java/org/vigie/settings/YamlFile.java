package org.vigie.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML files that consist of keys and values, and reports problems in these files. */
public final class YamlFile {
  /** Chars of the buffer that the library keeps free, and some more. */
  private static final int SPARE = 16;

  /** Matches a line with a value: its key or dash, and the value. */
  private static final Pattern ENTRY =
      Pattern.compile("\\s*+((?:- +)?(?:[\\w-]+: +)?)(\\S.*?)\\s*");

  private YamlFile() {}

  /** Reads a file. If it can't be read or parsed, reports the problem and returns empty. */
  public static Optional<YamlMap> read(Path file, Problems problems) {
    return text(file, problems).flatMap(yaml -> parse(name(file), yaml, problems));
  }

  /** Reads the text of a file. If that fails, reports the problem and returns empty. */
  public static Optional<String> text(Path file, Problems problems) {
    try {
      return Optional.of(TextFile.read(file).text());
    } catch (IOException e) {
      boolean isMissing = e instanceof NoSuchFileException && !Files.isSymbolicLink(file);
      String missing = "not found in " + file.toAbsolutePath().getParent();
      problems.add(name(file), 0, isMissing ? missing : UnreadableFile.reason(file, e));
    }
    return Optional.empty();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Parses YAML. On an error, reports a problem in the file {@code name} and returns empty. */
  public static Optional<YamlMap> parse(String name, String yaml, Problems problems) {
    try {
      Node top = compose(name, yaml);
      if (top instanceof MappingNode mapping) {
        return Optional.of(new YamlMap(new YamlValue(name, "", mapping, problems), mapping));
      }
      String problem = top == null ? "is empty" : "expected keys and values at the top";
      problems.add(name, top == null ? 0 : 1, problem);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(name, line, "is not YAML: " + e.getProblem() + cure(yaml, line));
    } catch (YamlEngineException e) {
      problems.add(name, 0, "is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Returns a proposal for the line at which reading failed, or the one before; empty if none. */
  private static String cure(String yaml, int line) {
    List<String> lines = yaml.lines().limit(line).toList().reversed();
    return lines.stream()
        .limit(2)
        .map(YamlFile::quoted)
        .flatMap(Optional::stream)
        .findFirst()
        .map(quoted -> ". If the value has signs of its own, quote it whole: " + quoted)
        .orElse("");
  }

  /** Returns a line with its whole value in single quotes, if it is YAML only so. */
  private static Optional<String> quoted(String line) {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches() || isYaml(line.strip())) {
      return Optional.empty();
    }
    String value = entry.group(2);
    char first = value.charAt(0);
    boolean isUnclosed = "'\"".indexOf(first) >= 0 && value.indexOf(first, 1) < 0;
    boolean isList = "[{".indexOf(first) >= 0;
    String quoted = entry.group(1) + "'" + value.replace("'", "''") + "'";
    return !isUnclosed && !isList && isYaml(quoted) ? Optional.of(quoted) : Optional.empty();
  }

  private static boolean isYaml(String line) {
    try {
      return compose("", line) != null;
    } catch (YamlEngineException e) {
      return false;
    }
  }

  /** Returns the top node; null if the text has none. Throws if the text is not YAML. */
  private static @Nullable Node compose(String name, String yaml) {
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setAllowDuplicateKeys(true)
            // why: snakeyaml-engine 3.0.1 throws if a buffer's last char is half of a character
            // beyond U+FFFF, such as an emoji. A buffer for the whole text ends in no such half.
            .setBufferSize(yaml.length() + SPARE)
            .build();
    return new Compose(settings).composeString(yaml).orElse(null);
  }
}
