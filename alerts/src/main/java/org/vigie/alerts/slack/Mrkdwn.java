package org.vigie.alerts.slack;

import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Sentence;

/**
 * Slack's markup (https://docs.slack.dev/messaging/formatting-message-text). With {@code & < >}
 * escaped, text from outside can make neither a link nor a mention such as {@code <!channel>}.
 * Stars and other markup can't be escaped; they only change the style of their own line.
 */
final class Mrkdwn {
  /** A space of no width: a star can only begin bold text after a space. */
  private static final String JOINT = "\u200b";

  /** Code points, escaped. Chosen: leaves 1,200 of a section's 3,000 for the title and facts. */
  private static final int LONGEST_LINK = 1_800;

  private Mrkdwn() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Bold. */
  static String bold(String text) {
    return text.isBlank() ? escape(text) : "*" + escape(text.strip().replace('*', '∗')) + "*";
  }

  /** A link; the text alone if the address is null or too long. */
  static String link(String text, @Nullable String link) {
    // why: a bar ends the link's address, so the text gets a similar character.
    String label = escape(text.replace('|', '∣'));
    String address = link == null ? "" : escape(link);
    return address.isEmpty() || length(address) > LONGEST_LINK
        ? label
        : "<" + address + "|" + label + ">";
  }

  /** A sentence with its matches in bold. */
  static String sentence(Sentence sentence) {
    var line = new StringBuilder();
    for (int i = 0; i < sentence.runs().size(); i++) {
      var run = sentence.runs().get(i);
      if (!run.matched()) {
        line.append(escape(run.text()));
        continue;
      }
      boolean joined = i > 0 && endsInWord(sentence.runs().get(i - 1).text());
      line.append(joined ? JOINT : "").append(bold(run.text()));
    }
    return line.toString();
  }

  private static boolean endsInWord(String text) {
    return !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  /** Code points, in which Slack's limits are counted. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
