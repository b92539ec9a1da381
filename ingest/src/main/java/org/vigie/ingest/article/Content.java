package org.vigie.ingest.article;

import java.util.ArrayList;
import java.util.List;
import org.vigie.ingest.parse.Entry;

/**
 * What is remembered of what an entry said: enough to tell what changed and which of two texts is
 * the richer.
 *
 * @param title hash
 * @param summary hash
 * @param text hash
 * @param length of summary or text, whichever is longer, in code units
 */
record Content(String title, String summary, String text, int length) {

  static Content of(Entry entry) {
    return new Content(
        hash(entry.title()),
        hash(entry.summary()),
        hash(entry.text()),
        Math.max(entry.summary().length(), entry.text().length()));
  }

  /** Reads what {@link #toString} wrote; what can't be read counts as empty, so as changed. */
  static Content parse(String written) {
    String[] parts = written.split("\\.", -1);
    return parts.length == 4 && parts[3].matches("\\d{1,9}")
        ? new Content(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]))
        : new Content("", "", "", 0);
  }

  /** Names of the article's fields that differ. */
  List<String> changesFrom(Content other) {
    List<String> changes = new ArrayList<>();
    if (!title.equals(other.title)) {
      changes.add("title");
    }
    if (!summary.equals(other.summary)) {
      changes.add("summary");
    }
    if (!text.equals(other.text)) {
      changes.add("text");
    }
    return changes;
  }

  @Override
  public String toString() {
    return title + "." + summary + "." + text + "." + length;
  }

  private static String hash(String text) {
    return "%08x".formatted(text.hashCode());
  }
}
