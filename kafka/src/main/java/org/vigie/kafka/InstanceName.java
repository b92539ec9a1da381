package org.vigie.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name of this process, kept in a file so that Kafka recognises it after a restart. */
public final class InstanceName {
  private static final String FILE = "vigie-alerts.instance";

  private InstanceName() {}

  /**
   * Reads the name, or makes a random one and stores it.
   *
   * @throws UncheckedIOException when the file can't be read or written
   */
  public static String name(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String name = Files.exists(file) ? Files.readString(file).strip() : "";
      if (name.isEmpty()) {
        name = UUID.randomUUID().toString();
        Files.createDirectories(folder);
        Files.writeString(file, name + "\n");
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read or written", e);
    }
  }
}
