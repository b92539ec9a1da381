package org.vigie.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Checksums of an article's texts. Vigie remembers them, not the texts, to detect changes. CRC-32C
 * is much faster than a cryptographic hash. A publisher who deliberately makes two texts with equal
 * checksums hides only its own changes.
 *
 * @param length number of UTF-16 code units of summary or text, whichever is longer
 */
public record Fingerprint(int title, int summary, int text, int length) {
  private static final Pattern WRITTEN =
      Pattern.compile("([0-9a-f]{8})\\.([0-9a-f]{8})\\.([0-9a-f]{8})\\.(\\d{1,9})");

  static Fingerprint of(String title, String summary, String text) {
    int length = Math.max(summary.length(), text.length());
    return new Fingerprint(checksum(title), checksum(summary), checksum(text), length);
  }

  /**
   * Parses the text that older releases wrote: three checksums and the length, separated by dots.
   * Malformed text gives a fingerprint that hardly any article has.
   */
  static Fingerprint parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    return parts.matches()
        ? new Fingerprint(
            Integer.parseUnsignedInt(parts.group(1), 16),
            Integer.parseUnsignedInt(parts.group(2), 16),
            Integer.parseUnsignedInt(parts.group(3), 16),
            Integer.parseInt(parts.group(4)))
        : new Fingerprint(0, 0, 0, 0);
  }

  List<String> changes(Fingerprint newer) {
    return Stream.of(
            title == newer.title ? "" : "title",
            summary == newer.summary ? "" : "summary",
            text == newer.text ? "" : "text")
        .filter(field -> !field.isEmpty())
        .toList();
  }

  /** Returns one checksum of all texts. */
  int checksum() {
    return 31 * (31 * title + summary) + text;
  }

  private static int checksum(String field) {
    var crc = new CRC32C();
    crc.update(field.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
