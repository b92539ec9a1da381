package org.vigie.settings;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds where the nodes of a YAML text are in it. All results are indexes of UTF-16 code units. */
record YamlPlaces(String text) {

  int start(Node node) {
    return index(node.getStartMark());
  }

  /**
   * Returns the index after a node's last character. The library counts comments and empty lines
   * after a block to the block, but this method doesn't.
   */
  int end(Node node) {
    if (isBlock(node) && node instanceof MappingNode map && !map.getValue().isEmpty()) {
      NodeTuple last = map.getValue().getLast();
      return YamlMap.isNull(last.getValueNode())
          ? afterColon(last.getKeyNode())
          : end(last.getValueNode());
    }
    if (isBlock(node) && node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      return end(list.getValue().getLast());
    }
    int end = index(node.getEndMark());
    int start = start(node);
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Returns the index after the colon that follows a key. */
  int afterColon(Node key) {
    return text.indexOf(':', index(key.getEndMark())) + 1;
  }

  /** Returns the index of the first character of the line that contains an index. */
  int lineStart(int index) {
    return text.lastIndexOf('\n', index - 1) + 1;
  }

  /** Returns the index of the character that ends a line, or the length of the text. */
  int lineEnd(int index) {
    int end = text.indexOf('\n', index);
    int line = end < 0 ? text.length() : end;
    return line > index && text.charAt(line - 1) == '\r' ? line - 1 : line;
  }

  /** Returns the index after the character that ends a line, or the length of the text. */
  int nextLine(int index) {
    int end = text.indexOf('\n', index);
    return end < 0 ? text.length() : end + 1;
  }

  /** Returns the number of characters before an index on its line, without a byte order mark. */
  int column(int index) {
    int start = lineStart(index);
    return index - (text.startsWith("\uFEFF", start) ? start + 1 : start);
  }

  static boolean isBlock(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.BLOCK;
  }

  private int index(Optional<Mark> mark) {
    // why: the library counts code points, and a character such as an emoji is two code units.
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
