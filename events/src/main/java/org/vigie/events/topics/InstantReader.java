package org.vigie.events.topics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads the times of events in the form in which they are written: {@code 2025-02-11T08:30:00.123Z}
 * with any number of decimals. Leaves other forms to Jackson, which takes several times as long.
 */
final class InstantReader extends StdDeserializer<Instant> {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int DECIMALS = 9;

  InstantReader() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) {
    Instant read = json.hasToken(JsonToken.VALUE_STRING) ? of(json.getString()) : null;
    return read == null ? InstantDeserializer.INSTANT.deserialize(json, context) : read;
  }

  /** Returns the time; null if it is written in another form, or if there is no such time. */
  static @Nullable Instant of(String text) {
    int end = text.length() - 1;
    int decimals = Math.max(0, end - FORM.length() - 1);
    if (end < FORM.length() || decimals > DECIMALS || text.charAt(end) != 'Z' || !isOfForm(text)) {
      return null;
    }
    if (end > FORM.length() && (decimals == 0 || text.charAt(FORM.length()) != '.')) {
      return null;
    }
    int nanos = 0;
    for (int i = 0; i < DECIMALS; i++) {
      int digit = i < decimals ? text.charAt(FORM.length() + 1 + i) - '0' : 0;
      if (digit < 0 || digit > 9) {
        return null;
      }
      nanos = 10 * nanos + digit;
    }
    try {
      return LocalDateTime.of(
              100 * two(text, 0) + two(text, 2),
              two(text, 5),
              two(text, 8),
              two(text, 11),
              two(text, 14),
              two(text, 17),
              nanos)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isOfForm(String text) {
    for (int i = 0; i < FORM.length(); i++) {
      char expected = FORM.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
