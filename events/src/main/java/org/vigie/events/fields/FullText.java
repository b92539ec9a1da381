package org.vigie.events.fields;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The setting {@code fullText} of an outlet: whether the pages of its articles may be fetched. */
public enum FullText {
  /** {@code auto}: fetched unless the outlet reserves text mining or robots.txt forbids it. */
  AUTO,

  /** {@code true}: the outlet agreed. Reservations don't apply; robots.txt does. */
  AGREED,

  /** {@code false}: never fetched. */
  NEVER;

  /** Returns the value as JSON and YAML have it: "auto" or a boolean, as in older records. */
  @JsonValue
  Object written() {
    return switch (this) {
      case AUTO -> "auto";
      case AGREED -> true;
      case NEVER -> false;
    };
  }

  /** Parses a value that JSON or YAML has; null if it is none of the three. */
  @JsonCreator
  public static @Nullable FullText of(Object written) {
    for (FullText each : values()) {
      if (each.written().toString().equals(String.valueOf(written))) {
        return each;
      }
    }
    return null;
  }
}
