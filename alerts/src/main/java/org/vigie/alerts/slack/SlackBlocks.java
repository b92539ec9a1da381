package org.vigie.alerts.slack;

import java.util.List;
import org.vigie.alerts.words.Lines;
import org.vigie.events.topics.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks, which are the parts of a Slack message. Leaves out a text if its block would exceed
 * Slack's limit, or if the message would exceed {@link #TOTAL}.
 */
final class SlackBlocks {
  // Slack's limits for the code points of a header and of a section:
  // https://docs.slack.dev/reference/block-kit/blocks/header-block and …/section-block.
  private static final int HEADER = 150;
  private static final int SECTION = 3_000;

  /**
   * Maximum number of code points in all blocks together. Slack documents no limit, but users
   * report that it refuses about 13,200 (https://github.com/slackapi/bolt-js/issues/2509).
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

  /** Adds a header of plain text, shortened to {@link #HEADER} code points. */
  void header(String text) {
    String shown = Lines.shorten(text, HEADER);
    if (fits(shown, HEADER)) {
      block("header").set("text", text("plain_text", shown).put("emoji", false));
    }
  }

  /** Adds a paragraph ("section"). The text is in Slack's markup; see {@link Mrkdwn}. */
  void section(String text) {
    if (fits(text, SECTION)) {
      block("section").set("text", text("mrkdwn", text).put("verbatim", true));
    }
  }

  /** Adds the texts that aren't empty, in small print. The texts are in Slack's markup. */
  SlackBlocks context(List<String> texts) {
    List<String> shown =
        texts.stream().filter(text -> !text.isEmpty() && fits(text, SECTION)).toList();
    if (!shown.isEmpty()) {
      ArrayNode elements = block("context").putArray("elements");
      shown.forEach(text -> elements.add(text("mrkdwn", text).put("verbatim", true)));
    }
    return this;
  }

  /** If the text is within {@code most} and {@link #TOTAL}, adds its length and returns true. */
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
