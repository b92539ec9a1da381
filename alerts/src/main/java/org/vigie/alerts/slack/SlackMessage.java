package org.vigie.alerts.slack;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;
import tools.jackson.databind.node.ArrayNode;

/**
 * An alert or a digest in Slack's format.
 *
 * @param text the text for pop-ups and screen readers; sent alone if Slack refuses the blocks
 */
record SlackMessage(String text, ArrayNode blocks) {
  /**
   * Maximum number of code points of the text. Slack recommends at most 4,000
   * (https://docs.slack.dev/reference/methods/chat.postMessage).
   */
  private static final int TEXT = 3_000;

  /** Maximum number of stories in a digest. Ten take 19 blocks; Slack allows 50 in a message. */
  private static final int STORIES = 10;

  static SlackMessage of(Notification n, Phrasebook words) {
    return n.digest() == null ? of(Alert.of(n, words)) : digest(n, words);
  }

  /** Returns a message that names the story's first one ({@code root}) if it is a later one. */
  static SlackMessage outsideThread(Notification n, @Nullable Root root, Phrasebook words) {
    return n.digest() == null
        ? of(Alert.outsideThread(n, root == null ? null : root.first(), words))
        : digest(n, words);
  }

  static SlackMessage of(Alert alert) {
    return new SlackMessage(text(alert), blocks(alert).array());
  }

  /** Returns the message with one more line at its end; the same message if the line is empty. */
  SlackMessage with(String line) {
    if (line.isEmpty()) {
      return this;
    }
    String shown = Mrkdwn.escape(line);
    ArrayNode more = blocks.deepCopy();
    more.addAll(new SlackBlocks().context(List.of(shown)).array());
    return new SlackMessage(text + "\n" + shown, more);
  }

  /** Lists as many stories as fit into one message; a line says how many stories are left out. */
  private static SlackMessage digest(Notification n, Phrasebook words) {
    int stories = STORIES;
    DigestText digest;
    SlackBlocks blocks;
    do {
      digest = DigestText.of(n, stories, words);
      blocks = blocks(digest);
      stories--;
    } while (!blocks.isComplete() && stories > 0);
    return new SlackMessage(text(digest), blocks.array());
  }

  private static String text(DigestText digest) {
    var text = new StringBuilder();
    append(text, Mrkdwn.escape(digest.title()));
    append(text, Mrkdwn.escape(digest.total()));
    for (DigestText.Section section : digest.sections()) {
      append(text, Mrkdwn.escape(section.title()));
      section.items().forEach(item -> append(text, story(item)));
    }
    return text.toString();
  }

  private static String text(Alert alert) {
    var text = new StringBuilder();
    AlertArticle lead = alert.lead();
    append(text, Mrkdwn.escape(alert.headline()));
    append(text, Mrkdwn.escape(alert.follows()));
    append(text, Mrkdwn.link(lead.title(), lead.link()));
    append(text, Mrkdwn.sentence(lead.sentence()));
    append(text, Mrkdwn.escape(lead.restated()));
    append(text, Mrkdwn.escape(lead.byline()));
    for (AlertArticle entry : alert.others()) {
      append(text, Mrkdwn.link(entry.title(), entry.link()));
      append(text, Mrkdwn.escape(entry.byline()));
    }
    ending(alert).forEach(line -> append(text, line));
    return text.toString();
  }

  /** Adds a line if the text stays below {@link #TEXT} code points. Never adds a part of a line. */
  private static void append(StringBuilder text, String line) {
    if (!line.isEmpty() && Mrkdwn.length(text.toString()) + Mrkdwn.length(line) < TEXT) {
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
  }

  private static SlackBlocks blocks(Alert alert) {
    var blocks = new SlackBlocks();
    AlertArticle lead = alert.lead();
    String title = "*" + Mrkdwn.link(Mrkdwn.withoutStars(lead.title()), lead.link()) + "*";
    if (alert.isFirst()) {
      blocks.header(alert.headline());
      blocks.section(title);
    } else {
      blocks.section(Mrkdwn.escape(alert.headline()) + "\n" + title);
      blocks.context(List.of(Mrkdwn.escape(alert.follows())));
    }
    addSentences(blocks, lead);
    // why: the header of a first message already names the outlet and the kind of pickup.
    Stream<String> facts =
        alert.isFirst()
            ? Stream.of(lead.rank(), lead.release(), lead.clocks(), lead.tags())
            : Stream.of(lead.byline());
    blocks.context(facts.map(Mrkdwn::escape).toList());
    for (AlertArticle entry : alert.others()) {
      blocks.section(item(entry, entry.byline()));
    }
    ending(alert).forEach(line -> blocks.context(List.of(line)));
    return blocks;
  }

  private static void addSentences(SlackBlocks blocks, AlertArticle lead) {
    if (!lead.sentence().isEmpty()) {
      blocks.section("> " + Mrkdwn.sentence(lead.sentence()));
    }
    if (!lead.restated().isEmpty()) {
      blocks.section(Mrkdwn.escape(lead.restated()));
    }
  }

  private static SlackBlocks blocks(DigestText digest) {
    var blocks = new SlackBlocks();
    blocks.header(digest.title());
    blocks.section(Mrkdwn.bold(digest.total()));
    blocks.context(List.of(Mrkdwn.escape(digest.tags())));
    for (DigestText.Section section : digest.sections()) {
      blocks.section(Mrkdwn.bold(section.title()));
      section.items().forEach(item -> blocks.section(story(item)));
    }
    Stream.of(digest.more(), digest.told(), digest.span())
        .forEach(line -> blocks.context(List.of(Mrkdwn.escape(line))));
    return blocks;
  }

  private static List<String> ending(Alert alert) {
    return Stream.of(alert.more(), alert.company(), alert.why()).map(Mrkdwn::escape).toList();
  }

  private static String story(DigestText.Item item) {
    return item(item.entry(), item.byline());
  }

  private static String item(AlertArticle entry, String facts) {
    return "• " + Mrkdwn.link(entry.title(), entry.link()) + "\n" + Mrkdwn.escape(facts);
  }
}
