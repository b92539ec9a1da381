package org.vigie.standalone.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.standalone.broker.DataFolder;

/** Checks and locks the folder of a service. */
public final class ServiceFolder {
  private ServiceFolder() {}

  /**
   * Locks the folder until the process ends; creates it if it is missing.
   *
   * @throws IllegalStateException if it can't be used; the message says why, and what to do
   */
  public static Path lock(Path folder) {
    check(folder);
    DataFolder.lock(folder);
    return folder;
  }

  /** Checks, but does not lock, a folder in which services have their stores. */
  public static void check(Path folder) {
    // why: a folder that is made here belongs to whoever runs this.
    Path before = folder.toAbsolutePath();
    while (Files.notExists(before) && before.getParent() != null) {
      before = before.getParent();
    }
    DataCheck.of(folder);
    TemporaryFiles.check();
    FolderOwner.warning(before).ifPresent(System.err::println);
  }
}
