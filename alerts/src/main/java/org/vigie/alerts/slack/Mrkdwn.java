package org.vigie.alerts.slack;

import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Sentence;

/**
 * Slack's markup. Only {@code & < >} need escaping, and with them escaped no text from outside can
 * make a link, or an event such as {@code <!channel>}. Stars and the like can't be escaped; the
 * worst they do is to change the weight of their own line.
 */
final class Mrkdwn {
  /** Lets a star begin or end bold inside a word. Takes no room. */
  private static final String JOINT = "\u200b";

  /** Escaped, so that it fits into a text with a title. */
  private static final int LONGEST_LINK = 1_800;

  private Mrkdwn() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Bold. */
  static String bold(String text) {
    return text.isBlank() ? escape(text) : "*" + escape(text.strip().replace('*', '∗')) + "*";
  }

  /** A link, or the text alone where there is none that fits. */
  static String link(String text, @Nullable String link) {
    // why: a bar would end the link's address; one that looks the same ends nothing.
    String label = escape(text.replace('|', '∣'));
    String address = link == null ? "" : escape(link);
    return address.isEmpty() || length(address) > LONGEST_LINK
        ? label
        : "<" + address + "|" + label + ">";
  }

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

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
