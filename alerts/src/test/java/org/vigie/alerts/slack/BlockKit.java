package org.vigie.alerts.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks messages against Slack's limits for the blocks in use. Lengths are in code points. */
final class BlockKit {
  static final int BLOCKS = 50;
  static final int ALL_TEXT = 12_000;
  static final int TEXT = 3_000;
  static final int HEADER = 150;
  static final int FIELDS = 10;
  static final int FIELD = 2_000;
  static final int CONTEXT = 10;
  static final int BLOCK_ID = 255;

  private static final Set<String> TEXTS = Set.of("plain_text", "mrkdwn");
  private static final Set<String> IN_CONTEXT = Set.of("plain_text", "mrkdwn", "image");

  private final List<String> faults = new ArrayList<>();
  private int length;

  private BlockKit() {}

  /** The faults of a message or a block. */
  static List<String> faults(JsonNode message) {
    var check = new BlockKit();
    check.node(message);
    check.most("blocks", message.path("blocks").size(), BLOCKS);
    check.most("all texts", check.length, ALL_TEXT);
    return check.faults;
  }

  private void node(JsonNode node) {
    String type = node.path("type").asString("");
    if (TEXTS.contains(type)) {
      text(node);
    }
    switch (type) {
      case "header" -> most("header", length(node.path("text").path("text")), HEADER);
      case "section" -> section(node);
      case "context" -> context(node);
      default -> {}
    }
    most("block_id", length(node.path("block_id")), BLOCK_ID);
    node.forEach(this::node);
  }

  private void text(JsonNode text) {
    int size = length(text.path("text"));
    length += size;
    most("text", size, TEXT);
    if (size == 0) {
      faults.add("text is empty");
    }
  }

  private void section(JsonNode section) {
    if (!section.has("text") && section.path("fields").isEmpty()) {
      faults.add("section has neither text nor fields");
    }
    most("fields", section.path("fields").size(), FIELDS);
    section.path("fields").forEach(field -> most("field", length(field.path("text")), FIELD));
  }

  private void context(JsonNode context) {
    most("context", context.path("elements").size(), CONTEXT);
    for (JsonNode element : context.path("elements")) {
      if (!IN_CONTEXT.contains(element.path("type").asString(""))) {
        faults.add("a context has no " + element.path("type").asString(""));
      }
    }
  }

  private void most(String what, int is, int most) {
    if (is > most) {
      faults.add(what + " is " + is + ", more than " + most);
    }
  }

  private static int length(JsonNode text) {
    String value = text.asString("");
    return value.codePointCount(0, value.length());
  }
}
