package org.vigie.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file, with its place in the file.
 *
 * @param file name of the file, for messages
 * @param path keys that lead to the value, such as {@code slack.baseUrl}; empty for the whole file
 */
public record YamlValue(String file, String path, Node node, Problems problems) {
  /** Returns the value's line, counted from 1; 0 if the line is unknown. */
  public int line() {
    return line(node);
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Reports a problem with this value. The message says what is wrong and what was expected. */
  public void problem(String message) {
    problems.add(file, line(), path.isEmpty() ? message : path + ": " + message);
  }

  /** Reports a problem with a key of this value, which is a map. */
  void problem(int line, String key, String message) {
    problems.add(file, line, path(key) + ": " + message);
  }

  YamlValue child(String key, Node value) {
    return new YamlValue(file, path(key), value, problems);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public Optional<String> text() {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem("expected a text, found " + shape());
    return Optional.empty();
  }

  /** Returns the named enum constant: {@code NOT_MODIFIED} for the text {@code not-modified}. */
  public <E extends Enum<E>> Optional<E> choice(Class<E> type) {
    Optional<String> text = text();
    List<E> all = Arrays.asList(type.getEnumConstants());
    String name = text.orElse("").replace('-', '_');
    var chosen = all.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    if (text.isPresent() && chosen.isEmpty()) {
      String names = String.join(", ", all.stream().map(Enum::name).toList());
      problem(text.get() + " is not one of " + names);
    }
    return chosen;
  }

  public Optional<YamlMap> map() {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(this, mapping));
    }
    problem("expected keys and values, found " + shape());
    return Optional.empty();
  }

  /** Returns the items of a list. A single text or map is treated as a list of one item. */
  public List<YamlValue> items() {
    List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    return items.stream().map(item -> new YamlValue(file, path, item, problems)).toList();
  }

  private String shape() {
    return switch (node) {
      case MappingNode _ -> "keys and values";
      case SequenceNode _ -> "a list";
      default -> "a text";
    };
  }
}
