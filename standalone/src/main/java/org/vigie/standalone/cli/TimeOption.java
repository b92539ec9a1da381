package org.vigie.standalone.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 2025-02-12T08:00:00Z}, or a day, which stands for its noon. */
final class TimeOption implements ITypeConverter<TimeOption.Given> {
  private static final int NOON = 12;

  /** A time. That of a day depends on the time zone, which only the configuration knows. */
  interface Given {
    Instant in(ZoneId zone);
  }

  @Override
  public Given convert(String value) {
    try {
      if (value.indexOf('T') >= 0) {
        Instant time = OffsetDateTime.parse(value).toInstant();
        return _ -> time;
      }
      LocalDate day = LocalDate.parse(value);
      return zone -> day.atTime(NOON, 0).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no day such as 2025-02-12 and no time such as 2025-02-12T08:00:00Z");
    }
  }
}
