package org.vigie.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys and values at a place in a file. Close it when all known keys have been asked for. */
public final class YamlMap implements AutoCloseable {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d)");
  private static final int ALIASES = 50;

  private final String file;
  private final String path;
  private final MappingNode node;
  private final Problems problems;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  YamlMap(String file, String path, MappingNode node, Problems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
    for (NodeTuple pair : node.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int line = pair.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
      if (values.containsKey(key)) {
        problems.add(file, line, path(key) + ": is there twice");
        continue;
      }
      keyLines.put(key, line);
      if (!isNothing(pair.getValueNode())) {
        values.put(key, new YamlValue(file, path(key), pair.getValueNode(), problems));
      }
    }
  }

  /** Reads a file whose top level is keys and values; empty when it can't be read, and reported. */
  public static Optional<YamlMap> read(Path file, Problems problems) {
    String name = String.valueOf(file.getFileName());
    try {
      return parse(name, Files.readString(file), problems);
    } catch (NoSuchFileException e) {
      problems.add(name, 0, "not found in " + file.toAbsolutePath().getParent());
    } catch (MalformedInputException e) {
      problems.add(name, 0, "is not UTF-8");
    } catch (IOException e) {
      problems.add(name, 0, "can't be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Reads YAML given as text. */
  public static Optional<YamlMap> parse(String name, String yaml, Problems problems) {
    var settings =
        LoadSettings.builder()
            .setLabel(name)
            .setMaxAliasesForCollections(ALIASES)
            .setAllowDuplicateKeys(true)
            .build();
    try {
      Optional<Node> top = new Compose(settings).composeString(yaml);
      if (top.isEmpty()) {
        problems.add(name, 0, "is empty");
        return Optional.empty();
      }
      if (top.get() instanceof MappingNode mapping) {
        return Optional.of(new YamlMap(name, "", mapping, problems));
      }
      problems.add(name, 1, "expected keys and values at the top");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(name, line, "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(name, 0, "is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** From 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** The file's name, as problems show it. */
  public String file() {
    return file;
  }

  /** The keys present, in order; all count as asked for. */
  public Set<String> keys() {
    asked.addAll(keyLines.keySet());
    return Collections.unmodifiableSet(new LinkedHashSet<>(keyLines.keySet()));
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Reports a problem with a key: what is wrong and what was expected. */
  public void problem(String key, String message) {
    problems.add(file, keyLines.getOrDefault(key, line()), path(key) + ": " + message);
  }

  /** The value of a key, for a caller that takes more than one shape. */
  public Optional<YamlValue> value(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** A text that must be there; reported and empty when it is not. */
  public String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty() && !values.containsKey(key)) {
      problem(key, "is missing");
    }
    return text.orElse("");
  }

  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  public Optional<String> optionalText(String key) {
    return value(key).flatMap(YamlValue::text);
  }

  public boolean flag(String key, boolean otherwise) {
    return optionalText(key)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> {
                    problem(key, text + " is neither true nor false");
                    yield otherwise;
                  }
                })
        .orElse(otherwise);
  }

  public int number(String key, int otherwise, int least, int most) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, with the range
    }
    problem(key, text.get() + " is not a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** A time span such as {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d} or {@code 0}. */
  public @Nullable Duration duration(
      String key, @Nullable Duration otherwise, Duration least, Duration most) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<Duration> duration = duration(text.get());
    if (duration.isEmpty()) {
      problem(key, text.get() + " is not a time span such as 30s, 5m, 2h or 1d");
      return otherwise;
    }
    if (duration.get().compareTo(least) < 0) {
      problem(key, text.get() + " is below the minimum " + show(least));
      return otherwise;
    }
    if (duration.get().compareTo(most) > 0) {
      problem(key, text.get() + " is above the maximum " + show(most));
      return otherwise;
    }
    return duration.get();
  }

  /** One of an enum's names, in any case, {@code -} for {@code _}. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    return value(key)
        .flatMap(value -> choice(value, otherwise.getDeclaringClass()))
        .orElse(otherwise);
  }

  /** A value as one of an enum's names; reported and empty when it is none of them. */
  public static <E extends Enum<E>> Optional<E> choice(YamlValue value, Class<E> type) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(text.get().replace('-', '_'))) {
        return Optional.of(each);
      }
    }
    List<String> names = new ArrayList<>();
    for (E each : type.getEnumConstants()) {
      names.add(each.name());
    }
    value.problem(text.get() + " is not one of " + String.join(", ", names));
    return Optional.empty();
  }

  /** Texts of a list, or a single one. */
  public List<String> texts(String key) {
    return items(key).stream().flatMap(item -> item.text().stream()).toList();
  }

  public Optional<YamlMap> map(String key) {
    return value(key).flatMap(YamlValue::map);
  }

  /** Maps of a list, or a single one. */
  public List<YamlMap> maps(String key) {
    return items(key).stream().flatMap(item -> item.map().stream()).toList();
  }

  /** Items of a list, or a single one. */
  public List<YamlValue> items(String key) {
    return value(key).map(YamlValue::items).orElse(List.of());
  }

  /** Reports the keys that nobody asked for. */
  @Override
  public void close() {
    keyLines.forEach(
        (key, line) -> {
          if (!asked.contains(key)) {
            problems.add(
                file,
                line,
                path(key) + ": unknown key; expected one of " + String.join(", ", sorted(asked)));
          }
        });
  }

  /** {@code 90s} → 90 seconds. */
  static Optional<Duration> duration(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || matcher.group(1).length() > 9) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }

  private static String show(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static boolean isNothing(Node value) {
    return value instanceof ScalarNode scalar && scalar.getTag().getValue().endsWith(":null");
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
