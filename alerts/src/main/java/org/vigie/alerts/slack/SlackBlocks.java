package org.vigie.alerts.slack;

import java.util.List;
import org.vigie.alerts.words.Lines;
import org.vigie.events.topics.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message's blocks within Slack's limits, in code points. A text that is too long, or for which
 * no room is left, is left out.
 */
final class SlackBlocks {
  /** Code points: https://docs.slack.dev/reference/block-kit/blocks/header-block. */
  private static final int HEADER = 150;

  /** Code points: https://docs.slack.dev/reference/block-kit/blocks/section-block. */
  private static final int SECTION = 3_000;

  /**
   * Code points in all blocks together. Chosen: below about 13,200, where users saw Slack answer
   * {@code msg_blocks_too_long} (https://github.com/slackapi/bolt-js/issues/2509); Slack documents
   * no limit.
   */
  private static final int TOTAL = 12_000;

  private final ArrayNode array = Json.MAPPER.createArrayNode();
  private int length;
  private boolean complete = true;

  ArrayNode array() {
    return array;
  }

  /** True if no text was left out. */
  boolean isComplete() {
    return complete;
  }

  /** Adds a header of plain text, shortened if it is too long. */
  void header(String text) {
    String shown = Lines.shorten(text, HEADER);
    if (fits(shown, HEADER)) {
      block("header").set("text", text("plain_text", shown).put("emoji", false));
    }
  }

  /** Adds a section of mrkdwn. */
  void section(String text) {
    if (fits(text, SECTION)) {
      block("section").set("text", text("mrkdwn", text).put("verbatim", true));
    }
  }

  /** Adds small print of mrkdwn from the texts that aren't empty. */
  void context(List<String> texts) {
    List<String> shown =
        texts.stream().filter(text -> !text.isEmpty() && fits(text, SECTION)).toList();
    if (!shown.isEmpty()) {
      ArrayNode elements = block("context").putArray("elements");
      shown.forEach(text -> elements.add(text("mrkdwn", text).put("verbatim", true)));
    }
  }

  /** Counts the text in if there is room for it. */
  private boolean fits(String text, int most) {
    int more = Mrkdwn.length(text);
    boolean fits = more <= most && length + more <= TOTAL;
    length += fits ? more : 0;
    complete &= fits;
    return fits;
  }

  private ObjectNode block(String type) {
    return array.addObject().put("type", type);
  }

  private static ObjectNode text(String type, String text) {
    return Json.MAPPER.createObjectNode().put("type", type).put("text", text);
  }
}
