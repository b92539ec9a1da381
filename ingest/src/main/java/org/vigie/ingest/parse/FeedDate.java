package org.vigie.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads dates as feeds write them. */
public final class FeedDate {
  private FeedDate() {}

  /** The instant, or null when {@code raw} is no date or could be two different ones. */
  public static @Nullable Instant parse(String raw) {
    try {
      return OffsetDateTime.parse(raw.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
