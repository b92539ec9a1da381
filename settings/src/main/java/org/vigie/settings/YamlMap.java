package org.vigie.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys and values of one map in a YAML file. A wrong value is reported and replaced by its
 * default. Call {@link #close} at the end: it reports the keys never asked for.
 */
public final class YamlMap implements AutoCloseable {
  private final YamlValue place;
  private final Map<String, YamlValue> values = new LinkedHashMap<>();
  private final Map<String, Integer> keyLines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  YamlMap(YamlValue place, MappingNode node) {
    this.place = place;
    for (NodeTuple pair : node.getValue()) {
      String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      int line = YamlValue.line(pair.getKeyNode());
      if (values.containsKey(key)) {
        place.problem(line, key, "is there twice");
        continue;
      }
      keyLines.put(key, line);
      if (!isNull(pair.getValueNode())) {
        values.put(key, place.child(key, pair.getValueNode()));
      }
    }
  }

  /** Returns the map's node, with the places of keys and values. */
  MappingNode node() {
    return (MappingNode) place.node();
  }

  static boolean isNull(Node value) {
    return value instanceof ScalarNode scalar && scalar.getTag().getValue().endsWith(":null");
  }

  /** Returns the line where the map begins, counted from 1; 0 if the line is unknown. */
  public int line() {
    return place.line();
  }

  /** Returns the name of the map's file, for messages. */
  public String file() {
    return place.file();
  }

  /** Returns the keys in the file's order. {@link #close} then reports no key as unknown. */
  public Set<String> keys() {
    asked.addAll(keyLines.keySet());
    return Collections.unmodifiableSet(new LinkedHashSet<>(keyLines.keySet()));
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Reports a problem with a key. The message says what is wrong and what was expected. */
  public void problem(String key, String message) {
    place.problem(keyLines.getOrDefault(key, line()), key, message);
  }

  /** Returns the value of a key, which may be a text, a list or a map; empty if it has none. */
  public Optional<YamlValue> value(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** Returns a required text. If the key is missing, reports this and returns an empty text. */
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
    String text = text(key, String.valueOf(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      problem(key, text + " is neither true nor false");
      return otherwise;
    }
    return text.equals("true");
  }

  /** Returns a whole number, or {@code otherwise} if the number is missing or wrong. */
  public int number(String key, int otherwise, int least, int most) {
    Optional<String> text = optionalText(key);
    try {
      int number = text.map(Integer::valueOf).orElse(otherwise);
      if (text.isEmpty() || (number >= least && number <= most)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Not a whole number: reported below, with the allowed range.
    }
    problem(key, text.orElse("") + " is not a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** Returns a time span such as {@code 30s}, or {@code otherwise} if it is missing or wrong. */
  public @Nullable Duration duration(
      String key, @Nullable Duration otherwise, Duration least, Duration most) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<Duration> span = TimeSpan.parse(text.get());
    if (span.isEmpty()) {
      problem(key, text.get() + " is not a time span such as 30s, 5m, 2h or 1d");
    } else if (span.get().compareTo(least) < 0) {
      problem(key, text.get() + " is below the minimum " + TimeSpan.show(least));
    } else if (span.get().compareTo(most) > 0) {
      problem(key, text.get() + " is above the maximum " + TimeSpan.show(most));
    } else {
      return span.get();
    }
    return otherwise;
  }

  /** Returns the named enum constant: {@code NOT_MODIFIED} for the value {@code not-modified}. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    Class<E> type = otherwise.getDeclaringClass();
    return value(key).flatMap(value -> value.choice(type)).orElse(otherwise);
  }

  /** Returns the texts of a list; a single text is treated as a list of one text. */
  public List<String> texts(String key) {
    return items(key).stream().flatMap(item -> item.text().stream()).toList();
  }

  public Optional<YamlMap> map(String key) {
    return value(key).flatMap(YamlValue::map);
  }

  /** Returns the maps of a list; a single map is treated as a list of one map. */
  public List<YamlMap> maps(String key) {
    return items(key).stream().flatMap(item -> item.map().stream()).toList();
  }

  /** Returns the items of a list; a single value is treated as a list of one item. */
  public List<YamlValue> items(String key) {
    return value(key).map(YamlValue::items).orElse(List.of());
  }

  /** Reports unknown keys: those that no caller asked for. */
  @Override
  public void close() {
    String known = String.join(", ", new TreeSet<>(asked));
    keyLines.keySet().stream()
        .filter(key -> !asked.contains(key))
        .forEach(key -> problem(key, "unknown key; expected one of " + known));
  }
}
