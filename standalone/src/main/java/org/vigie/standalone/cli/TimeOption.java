package org.vigie.standalone.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 2025-02-12T08:00:00Z}, or a day, which stands for its noon here. */
final class TimeOption implements ITypeConverter<Instant> {
  private static final int NOON = 12;

  @Override
  public Instant convert(String value) {
    try {
      return value.indexOf('T') < 0
          ? LocalDate.parse(value).atTime(NOON, 0).atZone(ZoneId.systemDefault()).toInstant()
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no day such as 2025-02-12 and no time such as 2025-02-12T08:00:00Z");
    }
  }
}
