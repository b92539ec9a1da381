package org.vigie.alerts.slack;

import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Sentence;

/**
 * Slack's markup (https://docs.slack.dev/messaging/formatting-message-text). With {@code & < >}
 * escaped, an article's text can neither create a link nor notify everybody by {@code <!channel>}.
 * Stars and other markup can't be escaped, but they only change the style of their own line.
 */
final class Mrkdwn {
  /**
   * A zero-width space, put between a star and what it touches outside the bold text. Slack shows
   * the star itself where a word or a sign such as ’ or » follows it.
   */
  private static final String JOINT = "\u200b";

  /** Signs that may follow a star. Without a joint, they stay on the line of their word. */
  private static final String CLOSING = ".,;:!?)";

  /** Maximum code points of a link's address. An estimate: leaves 1,200 of a section for text. */
  private static final int LONGEST_LINK = 1_800;

  private Mrkdwn() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the text, escaped and in bold. A blank text is only escaped. */
  static String bold(String text) {
    return text.isBlank() ? escape(text) : "*" + escape(withoutStars(text.strip())) + "*";
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
    Sentence.Run before = null;
    for (Sentence.Run run : sentence.runs()) {
      line.append(before != null && isJoined(before, run) ? JOINT : "")
          .append(run.matched() ? bold(run.text()) : escape(withoutStars(run.text())));
      before = run;
    }
    return line.toString();
  }

  /** True if a star between two runs would touch a word or sign on its other side. */
  private static boolean isJoined(Sentence.Run before, Sentence.Run after) {
    char last = before.text().charAt(before.text().length() - 1);
    char first = after.text().charAt(0);
    boolean isClosed = !after.matched() && CLOSING.indexOf(first) >= 0;
    return !Character.isWhitespace(last) && !Character.isWhitespace(first) && !isClosed;
  }

  /** Replaces stars, which would begin or end bold text, by a sign that looks the same. */
  static String withoutStars(String text) {
    return text.replace('*', '∗');
  }

  /** Returns the number of code points, the unit of the limits in this package. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
