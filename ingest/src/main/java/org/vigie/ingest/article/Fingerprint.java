package org.vigie.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Checksums of an article's texts. The feed's state stores them, not the texts, to detect changes.
 * CRC-32C is much faster than a cryptographic hash. A publisher who deliberately makes two texts
 * with equal checksums hides only its own changes.
 *
 * @param length number of UTF-16 code units of summary or text, whichever is longer
 */
record Fingerprint(String title, String summary, String text, int length) {
  private static final int PARTS = 4;

  static Fingerprint of(String title, String summary, String text) {
    int length = Math.max(summary.length(), text.length());
    return new Fingerprint(checksum(title), checksum(summary), checksum(text), length);
  }

  /** Parses a result of {@link #toString()}; malformed text gives one that no article has. */
  static Fingerprint parse(String written) {
    String[] parts = written.split("\\.", -1);
    if (parts.length != PARTS || !parts[PARTS - 1].matches("\\d{1,9}")) {
      return new Fingerprint("", "", "", 0);
    }
    return new Fingerprint(parts[0], parts[1], parts[2], Integer.parseInt(parts[PARTS - 1]));
  }

  /** Returns the three checksums and the length, separated by dots. */
  @Override
  public String toString() {
    return String.join(".", title, summary, text, Integer.toString(length));
  }

  List<String> changes(Fingerprint newer) {
    return Stream.of(
            title.equals(newer.title) ? "" : "title",
            summary.equals(newer.summary) ? "" : "summary",
            text.equals(newer.text) ? "" : "text")
        .filter(field -> !field.isEmpty())
        .toList();
  }

  private static String checksum(String field) {
    var crc = new CRC32C();
    crc.update(field.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
