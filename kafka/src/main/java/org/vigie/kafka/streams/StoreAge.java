package org.vigie.kafka.streams;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when the stores of a folder were last in use. A store that is opened again reads only the
 * records of its changelog topic that it lacks. A day after an entry was deleted, Kafka removes the
 * record that says so ({@code delete.retention.ms}). So a store that was not in use for longer can
 * keep entries that another process has deleted meanwhile, and must be read anew.
 *
 * @param file its time of modification is when the stores were last in use
 */
record StoreAge(Path file) {
  private static final Logger LOGGER = LoggerFactory.getLogger(StoreAge.class);

  /** Less than Kafka's day, as the file's time is up to a minute old. Chosen. */
  private static final Duration MOST = Duration.ofHours(20);

  private static final InstantSource CLOCK = InstantSource.system();

  /** Returns the age of the stores of an application with these properties. */
  static StoreAge of(Properties application) {
    String id = requireNonNull(application.getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
    String folder = requireNonNull(application.getProperty(StreamsConfig.STATE_DIR_CONFIG));
    return new StoreAge(Path.of(folder, id + ".in-use"));
  }

  /** True if the stores were in use before, but not in the last {@link #MOST}. */
  boolean isTooOld() {
    try {
      Instant oldest = CLOCK.instant().minus(MOST);
      return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(oldest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes that the stores are in use now. If that fails, a later start may read them anew. */
  void renew() {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      LOGGER.atWarn().setCause(e).addKeyValue("file", file).log("can't be written");
    }
  }
}
