package org.vigie.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vigie.ingest.identity.Checksum;

/**
 * What is remembered of an article's words, as {@code title.summary.text.length}.
 *
 * @param title checksum
 * @param summary checksum
 * @param text checksum
 * @param length of the longest body, in code units
 */
record Content(String title, String summary, String text, int length) {
  private static final int PARTS = 4;

  static Content of(String title, String summary, String text) {
    return new Content(
        checksum(title),
        checksum(summary),
        checksum(text),
        Math.max(summary.length(), text.length()));
  }

  /** Reads {@link #written()}; what was written otherwise equals nothing. */
  static Content read(String written) {
    String[] parts = written.split("\\.", -1);
    if (parts.length != PARTS || !parts[PARTS - 1].matches("\\d{1,9}")) {
      return new Content("", "", "", 0);
    }
    return new Content(parts[0], parts[1], parts[2], Integer.parseInt(parts[PARTS - 1]));
  }

  String written() {
    return title + "." + summary + "." + text + "." + length;
  }

  /** Names of the fields in which {@code newer} differs. */
  List<String> changes(Content newer) {
    List<String> changes = new ArrayList<>(3);
    if (!title.equals(newer.title)) {
      changes.add("title");
    }
    if (!summary.equals(newer.summary)) {
      changes.add("summary");
    }
    if (!text.equals(newer.text)) {
      changes.add("text");
    }
    return changes;
  }

  private static String checksum(String field) {
    return Checksum.of(field.getBytes(StandardCharsets.UTF_8));
  }
}
