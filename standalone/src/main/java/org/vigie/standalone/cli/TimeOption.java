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

    /** True if the time is later than now, or the day than today. */
    boolean isAhead(Instant now, ZoneId zone);
  }

  private record Time(Instant time) implements Given {
    @Override
    public Instant in(ZoneId zone) {
      return time;
    }

    @Override
    public boolean isAhead(Instant now, ZoneId zone) {
      return time.isAfter(now);
    }
  }

  private record Day(LocalDate day) implements Given {
    @Override
    public Instant in(ZoneId zone) {
      return day.atTime(NOON, 0).atZone(zone).toInstant();
    }

    @Override
    public boolean isAhead(Instant now, ZoneId zone) {
      return day.isAfter(LocalDate.ofInstant(now, zone));
    }
  }

  @Override
  public Given convert(String value) {
    try {
      if (value.indexOf('T') >= 0) {
        return new Time(OffsetDateTime.parse(value).toInstant());
      }
      return new Day(LocalDate.parse(value));
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no day such as 2025-02-12 and no time such as 2025-02-12T08:00:00Z");
    }
  }
}
