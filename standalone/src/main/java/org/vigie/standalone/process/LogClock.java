package org.vigie.standalone.process;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.LoggerFactory;

/**
 * The time in a line of the log: {@code %clock} in {@code logback.xml}. In the machine's time zone,
 * unless the process shows alerts beside the log: then in the zone of the alerts.
 */
public final class LogClock extends ClassicConverter {
  /** The property of Logback's context that holds the zone's id. */
  private static final String ZONE = "vigie.zone";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Sets the zone of all later lines. */
  static void use(ZoneId zone) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
      use(log, zone);
    }
  }

  static void use(LoggerContext log, ZoneId zone) {
    log.putProperty(ZONE, zone.getId());
  }

  @Override
  public String convert(ILoggingEvent event) {
    String zone = getContext().getProperty(ZONE);
    ZoneId shown = zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    return TIME.format(event.getInstant().atZone(shown));
  }
}
