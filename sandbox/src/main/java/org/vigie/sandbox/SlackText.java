package org.vigie.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Converts Slack messages to plain text for a terminal. */
public final class SlackText {
  private static final Pattern LINK = Pattern.compile("<([^<>|]+)\\|([^<>]*)>");

  private SlackText() {}

  /** Returns each message with its replies, wrapped between words at {@code width} columns. */
  public static String of(List<PostedMessage> messages, int width) {
    var text = new StringBuilder();
    for (PostedMessage message : messages) {
      if (message.thread() == null) {
        text.append(frame("┌ " + message.channel() + " ", width)).append('\n');
        content(message.content(), width - 2).forEach(line -> append(text, "│ ", line));
        for (PostedMessage reply : messages) {
          if (message.ts().equals(reply.thread())) {
            append(text, "├ ", "↳");
            content(reply.content(), width - 4).forEach(line -> append(text, "│   ", line));
          }
        }
        text.append(frame("└", width)).append('\n');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String frame, String line) {
    text.append((frame + line).stripTrailing()).append('\n');
  }

  private static String frame(String start, int width) {
    return start + "─".repeat(Math.max(0, width - start.length()));
  }

  /** Returns a message's layout blocks as lines; if it has none, returns the lines of its text. */
  static List<String> content(JsonNode message, int width) {
    List<String> lines = new ArrayList<>();
    for (JsonNode block : message.path("blocks")) {
      switch (block.path("type").asString("")) {
        case "header", "section" ->
            lines.addAll(wrap(block.path("text").path("text").asString(""), width));
        case "context" -> {
          List<String> parts = new ArrayList<>();
          block.path("elements").forEach(each -> parts.add(each.path("text").asString("")));
          lines.addAll(wrap(String.join(" │ ", parts), width));
        }
        default -> lines.add("[" + block.path("type").asString("") + "]");
      }
    }
    return lines.isEmpty() ? wrap(message.path("text").asString(""), width) : lines;
  }

  private static List<String> wrap(String mrkdwn, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : plain(mrkdwn).split("\n", -1)) {
      String bar = paragraph.startsWith("> ") ? "▏ " : "";
      var line = new StringBuilder(bar);
      for (String word : paragraph.substring(bar.length()).split(" ")) {
        if (line.length() > bar.length() && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line = new StringBuilder(bar);
        }
        line.append(line.length() > bar.length() ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String plain(String mrkdwn) {
    return LINK.matcher(mrkdwn)
        .replaceAll("$2")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
