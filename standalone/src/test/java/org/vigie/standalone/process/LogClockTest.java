package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogClockTest {
  @Test
  void theLogOfARunIsInTheZoneOfItsAlerts() throws Exception {
    var log = new LoggerContext();
    var reader = new JoranConfigurator();
    reader.setContext(log);
    reader.doConfigure(LogClock.class.getResource("/logback.xml"));
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            log.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
    var encoder = (PatternLayoutEncoder) appender.getEncoder();
    var event = new LoggingEvent();
    event.setLevel(ch.qos.logback.classic.Level.WARN);
    event.setLoggerName("org.vigie.Part");
    event.setMessage("channel away");
    event.setLoggerContext(log);
    event.setInstant(Instant.parse("2025-02-12T08:00:00Z"));

    LogClock.use(log, ZoneId.of("Asia/Tokyo"));
    assertThat(encoder.getLayout().doLayout(event)).startsWith("17:00:00 WARN  Part channel away");

    LogClock.use(log, ZoneId.of("Europe/Paris"));
    assertThat(encoder.getLayout().doLayout(event)).startsWith("09:00:00 WARN ");
  }
}
