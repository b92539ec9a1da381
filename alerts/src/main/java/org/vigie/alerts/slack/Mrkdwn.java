package org.vigie.alerts.slack;

import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Sentence;

/**
 * Slack's markup (https://docs.slack.dev/messaging/formatting-message-text). With {@code & < >}
 * escaped, an article's text can neither create a link nor notify everybody by {@code <!channel>}.
 * Stars and other markup can't be escaped, but they only change the style of their own line.
 */
final class Mrkdwn {
  /** A zero-width space, put before a star that follows a letter. Else Slack shows no bold text. */
  private static final String JOINT = "\u200b";

  /** Maximum code points of a link's address. An estimate: leaves 1,200 of a section for text. */
  private static final int LONGEST_LINK = 1_800;

  private Mrkdwn() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the text, escaped and in bold. A blank text is only escaped. */
  static String bold(String text) {
    return text.isBlank() ? escape(text) : "*" + escape(text.strip().replace('*', '∗')) + "*";
  }

  /** Returns a link; only the text if {@code link} is null or exceeds {@link #LONGEST_LINK}. */
  static String link(String text, @Nullable String link) {
    // why: in a link, a bar separates address and text. So a bar in the text is replaced.
    String label = escape(text.replace('|', '∣'));
    String address = link == null ? "" : escape(link);
    return address.isEmpty() || length(address) > LONGEST_LINK
        ? label
        : "<" + address + "|" + label + ">";
  }

  /** Returns a sentence in Slack's markup, with its marked words in bold. */
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

  /** Returns the number of code points, the unit of the limits in this package. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
