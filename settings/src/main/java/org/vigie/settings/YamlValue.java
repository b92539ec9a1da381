package org.vigie.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value at a place in a file. */
public final class YamlValue {
  private final String file;
  private final String path;
  private final Node node;
  private final Problems problems;

  YamlValue(String file, String path, Node node, Problems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  /** From 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** The file's name, as problems show it. */
  public String file() {
    return file;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Reports a problem with this value: its key, then what is wrong and what was expected. */
  public void problem(String message) {
    problems.add(file, line(), path.isEmpty() ? message : path + ": " + message);
  }

  public Optional<String> text() {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problem("expected a text, found " + shape());
    return Optional.empty();
  }

  public Optional<YamlMap> map() {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new YamlMap(file, path, mapping, problems));
    }
    problem("expected keys and values, found " + shape());
    return Optional.empty();
  }

  /** The items of a list; a single text or map counts as a list of one. */
  public List<YamlValue> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlValue(file, path, item, problems));
    }
    return items;
  }

  private String shape() {
    return switch (node) {
      case MappingNode _ -> "keys and values";
      case SequenceNode _ -> "a list";
      default -> "a text";
    };
  }
}
