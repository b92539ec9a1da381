package org.vigie.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Keeps a process's name in a file: after a restart, its consumer groups recognise it. */
public final class InstanceName {
  private InstanceName() {}

  /**
   * Returns the name in the file. If there is none, first writes {@code prefix} and a random UUID.
   *
   * @throws UncheckedIOException when the file can't be read or written
   */
  public static String of(Path file, String prefix) {
    try {
      String name = Files.exists(file) ? Files.readString(file).strip() : "";
      if (name.isEmpty()) {
        name = prefix + UUID.randomUUID();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, name);
      }
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read or written", e);
    }
  }
}
