package org.vigie.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** This process's name among its like, kept in a folder so that a restarted one is known again. */
public final class InstanceName {
  private static final String FILE = "vigie-alerts.instance";

  private InstanceName() {}

  /**
   * @throws UncheckedIOException when the folder can't be written
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
