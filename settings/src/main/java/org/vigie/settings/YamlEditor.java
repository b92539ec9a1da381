package org.vigie.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Adds items to the lists of a YAML text and removes them. The rest of the text stays as it is,
 * with its comments, order and quotes. A new item is written as the list is: with a line for each
 * item, or between brackets.
 *
 * <p>Callers parse the text and name a list by its map and key. A list gets all its new items in
 * one call. A caller should parse the result and compare it with what it expects, because YAML has
 * forms, such as aliases, that this class doesn't know.
 */
public final class YamlEditor {
  /** Indentation of a list below its key, as in the example configuration. */
  private static final int STEP = 2;

  private record Edit(int from, int to, String text) {}

  private final String text;
  private final String end;
  private final YamlPlaces places;
  private final List<Edit> edits = new ArrayList<>();

  /** Edits a text that {@link YamlFile} can parse. */
  public YamlEditor(String text) {
    this.text = text;
    this.end = text.contains("\r\n") ? "\r\n" : "\n";
    this.places = new YamlPlaces(text);
  }

  /**
   * Appends items to the list under a key. A missing key is added. A single value under the key
   * becomes the first item of a list.
   *
   * @param items texts, or maps of texts to texts and lists
   * @return false if the value is written in a form that can't be extended
   */
  public boolean append(YamlMap map, String key, List<?> items) {
    MappingNode parent = map.node();
    NodeTuple pair = pair(parent, key);
    if (pair == null) {
      addKey(parent, key, items);
      return true;
    }
    Node value = pair.getValueNode();
    if (YamlMap.isNull(value)) {
      int after = places.afterColon(pair.getKeyNode());
      if (YamlPlaces.isBlock(parent)) {
        insertBelow(after, items, column(parent) + STEP);
      } else {
        insert(after, " " + YamlText.flow(items));
      }
      return true;
    }
    return switch (value) {
      case SequenceNode list -> extend(list, items);
      case ScalarNode _ -> wrap(parent, value, items);
      case MappingNode _ -> !YamlPlaces.isBlock(value) && wrap(parent, value, items);
      default -> false;
    };
  }

  private static @Nullable NodeTuple pair(MappingNode map, String key) {
    return map.getValue().stream()
        .filter(each -> each.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .findFirst()
        .orElse(null);
  }

  private void addKey(MappingNode map, String key, List<?> items) {
    if (YamlPlaces.isBlock(map)) {
      int indent = column(map);
      int after = places.end(map);
      String lines = lines(items, indent + STEP);
      insert(places.lineEnd(after), end + " ".repeat(indent) + key + ":" + end + lines);
    } else {
      Optional<Node> last =
          map.getValue().stream().map(NodeTuple::getValueNode).reduce((_, b) -> b);
      int after = last.map(places::end).orElseGet(() -> places.start(map) + 1);
      String comma = last.isPresent() ? ", " : "";
      insert(after, comma + key + ": " + YamlText.flow(items));
    }
  }

  private boolean extend(SequenceNode list, List<?> items) {
    if (YamlPlaces.isBlock(list)) {
      insertBelow(places.end(list), items, places.column(places.start(list)));
      return true;
    }
    boolean isEmpty = list.getValue().isEmpty();
    int after = isEmpty ? places.start(list) + 1 : places.end(list.getValue().getLast());
    insert(after, (isEmpty ? "" : ", ") + flowItems(items));
    return true;
  }

  /** Makes a single value the first item of a list. */
  private boolean wrap(MappingNode parent, Node value, List<?> items) {
    int from = places.start(value);
    int to = places.end(value);
    String old = text.substring(from, to);
    if (YamlPlaces.isBlock(parent) && old.indexOf('\n') < 0) {
      int indent = column(parent) + STEP;
      int before = from;
      while (text.charAt(before - 1) == ' ') {
        before--;
      }
      edits.add(new Edit(before, to, end + " ".repeat(indent) + "- " + old));
      insertBelow(to, items, indent);
    } else {
      String first = value instanceof ScalarNode scalar ? YamlText.flow(scalar.getValue()) : old;
      edits.add(new Edit(from, to, "[" + first + ", " + flowItems(items) + "]"));
    }
    return true;
  }

  /**
   * Removes an item of the list under a key; the key stays. Comments on the item's lines go with
   * it, those on lines of their own stay.
   *
   * @param place index of the item; 0 for a single value in place of a list
   */
  public void remove(YamlMap map, String key, int place) {
    NodeTuple pair = requireNonNull(pair(map.node(), key));
    Node value = pair.getValueNode();
    List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    Node item = items.get(place);
    if (items.size() == 1) {
      int from = places.afterColon(pair.getKeyNode());
      edits.add(new Edit(from, places.end(value), " []" + comments(from, places.end(value))));
    } else if (YamlPlaces.isBlock(value)) {
      int hyphen = text.lastIndexOf('-', places.start(item) - 1);
      edits.add(new Edit(places.lineStart(hyphen), places.nextLine(places.end(item)), ""));
    } else if (place == items.size() - 1) {
      edits.add(new Edit(places.end(items.get(place - 1)), places.end(item), ""));
    } else {
      edits.add(new Edit(places.start(item), places.start(items.get(place + 1)), ""));
    }
  }

  /** Returns the comments of a part of the text that begins behind a colon. */
  private String comments(int from, int to) {
    int first = Math.min(to, places.lineEnd(from));
    String beside = text.substring(from, first);
    return (beside.strip().startsWith("#") ? beside : "")
        + text.substring(first, to)
            .lines()
            .filter(line -> line.strip().startsWith("#"))
            .map(line -> end + line)
            .collect(Collectors.joining());
  }

  /** Returns the edited text. */
  public String result() {
    var result = new StringBuilder(text);
    // why: from the end to the beginning, so that the indexes of the other edits stay valid.
    // Of two edits at one place, the later one comes behind the other.
    edits.reversed().stream()
        .sorted(Comparator.comparingInt(Edit::from).reversed())
        .forEach(edit -> result.replace(edit.from, edit.to, edit.text));
    return result.toString();
  }

  private int column(MappingNode map) {
    return places.column(places.start(map.getValue().getFirst().getKeyNode()));
  }

  private void insertBelow(int index, List<?> items, int indent) {
    insert(places.lineEnd(index), end + lines(items, indent));
  }

  private void insert(int index, String inserted) {
    edits.add(new Edit(index, index, inserted));
  }

  private String lines(List<?> items, int indent) {
    return items.stream()
        .map(item -> YamlText.blockItem(item, indent, end))
        .collect(Collectors.joining(end));
  }

  private static String flowItems(List<?> items) {
    return items.stream().map(YamlText::flow).collect(Collectors.joining(", "));
  }
}
