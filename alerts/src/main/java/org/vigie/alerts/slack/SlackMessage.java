package org.vigie.alerts.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Lines;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;
import org.vigie.events.topics.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert laid out for Slack, within its limits (counted in code points): 150 in a header, 3,000
 * in a section or context text, 50 blocks, and 12,000 in all blocks together, below the
 * undocumented 13,200 or so at which Slack answers {@code msg_blocks_too_long}.
 *
 * @param text shown in notifications, read aloud, and the whole message where blocks are refused
 */
record SlackMessage(String text, ArrayNode blocks) {
  private static final int HEADER = 150;
  private static final int SECTION = 3_000;
  private static final int TEXT = 3_000;
  private static final int ALL = 12_000;

  private static final int STORIES = 10;

  static SlackMessage of(Notification n, Phrasebook words) {
    return n.digest() == null ? of(Alert.of(n, words)) : digest(n, words);
  }

  /** With as many stories as there is room for, so that what is left out is counted. */
  private static SlackMessage digest(Notification n, Phrasebook words) {
    int stories = STORIES;
    Blocks blocks = new Blocks().add(DigestText.of(n, stories, words));
    while (!blocks.complete && stories > 1) {
      stories--;
      blocks = new Blocks().add(DigestText.of(n, stories, words));
    }
    return new SlackMessage(text(DigestText.of(n, stories, words)), blocks.array);
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

  private static String story(DigestText.Item item) {
    String title = Mrkdwn.link(item.entry().title(), item.entry().link());
    return "• " + title + "\n" + Mrkdwn.escape(item.facts());
  }

  static SlackMessage of(Alert alert) {
    return new SlackMessage(text(alert), new Blocks().add(alert).array);
  }

  private static String text(Alert alert) {
    var text = new StringBuilder();
    append(text, Mrkdwn.escape(alert.headline()));
    append(text, Mrkdwn.link(alert.lead().title(), alert.lead().link()));
    append(text, Mrkdwn.sentence(alert.lead().sentence()));
    append(text, Mrkdwn.escape(byline(alert.lead())));
    for (AlertArticle entry : alert.others()) {
      append(text, Mrkdwn.link(entry.title(), entry.link()));
      append(text, Mrkdwn.escape(byline(entry)));
    }
    append(text, Mrkdwn.escape(alert.more()));
    append(text, Mrkdwn.escape(alert.company()));
    append(text, Mrkdwn.escape(alert.why()));
    return text.toString();
  }

  /** A line, if it is one and there is room: half a link would be worse than none. */
  private static void append(StringBuilder text, String line) {
    if (!line.isEmpty() && Mrkdwn.length(text.toString()) + Mrkdwn.length(line) < TEXT) {
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
  }

  static String byline(AlertArticle entry) {
    return Stream.of(entry.outlet(), entry.rank(), entry.kind(), entry.clocks(), entry.tags())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static final class Blocks {
    private final ArrayNode array = Json.MAPPER.createArrayNode();
    private int length;

    /** Whether there was room for everything. */
    private boolean complete = true;

    Blocks add(Alert alert) {
      if (alert.isFirst()) {
        header(alert.headline());
      }
      section(lead(alert));
      quote(alert.lead());
      context(facts(alert.lead(), alert.isFirst()));
      for (AlertArticle entry : alert.others()) {
        section(other(entry));
      }
      for (String line : List.of(alert.more(), alert.company(), alert.why())) {
        context(List.of(Mrkdwn.escape(line)));
      }
      return this;
    }

    Blocks add(DigestText digest) {
      header(digest.title());
      section(Mrkdwn.bold(digest.total()));
      context(List.of(Mrkdwn.escape(digest.tags())));
      for (DigestText.Section each : digest.sections()) {
        section(Mrkdwn.bold(each.title()));
        each.items().forEach(item -> section(story(item)));
      }
      for (String line : List.of(digest.more(), digest.told(), digest.span())) {
        context(List.of(Mrkdwn.escape(line)));
      }
      return this;
    }

    private static String lead(Alert alert) {
      String title = Mrkdwn.link(alert.lead().title().replace('*', '∗'), alert.lead().link());
      String bold = "*" + title + "*";
      return alert.isFirst() ? bold : Mrkdwn.escape(alert.headline()) + "\n" + bold;
    }

    private void quote(AlertArticle lead) {
      if (!lead.sentence().isEmpty()) {
        section("> " + Mrkdwn.sentence(lead.sentence()));
      }
    }

    /** A first message says outlet and kind in its header. */
    private static List<String> facts(AlertArticle lead, boolean first) {
      Stream<String> facts =
          first ? Stream.of(lead.rank(), lead.clocks(), lead.tags()) : Stream.of(byline(lead));
      return facts.filter(fact -> !fact.isEmpty()).map(Mrkdwn::escape).toList();
    }

    private static String other(AlertArticle entry) {
      return "• " + Mrkdwn.link(entry.title(), entry.link()) + "\n" + Mrkdwn.escape(byline(entry));
    }

    private void header(String text) {
      String shown = Lines.shorten(text, HEADER);
      if (fits(shown, HEADER)) {
        ObjectNode block = block("header");
        block.set("text", text("plain_text", shown).put("emoji", false));
      }
    }

    private void section(String text) {
      if (fits(text, SECTION)) {
        block("section").set("text", text("mrkdwn", text).put("verbatim", true));
      }
    }

    private void context(List<String> texts) {
      List<String> shown = new ArrayList<>(texts);
      shown.removeIf(text -> text.isEmpty() || !fits(text, SECTION));
      if (!shown.isEmpty()) {
        ArrayNode elements = block("context").putArray("elements");
        shown.forEach(text -> elements.add(text("mrkdwn", text).put("verbatim", true)));
      }
    }

    /** Counts the text in, if there is room for it. */
    private boolean fits(String text, int most) {
      int more = Mrkdwn.length(text);
      boolean fits = more <= most && length + more <= ALL;
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
}
