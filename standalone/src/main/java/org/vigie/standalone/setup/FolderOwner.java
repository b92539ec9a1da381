package org.vigie.standalone.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/** Warns before a command leaves files in another user's data folder, as root does. */
final class FolderOwner {
  private FolderOwner() {}

  /** Returns a warning, unless files that are made in the folder have the folder's owner. */
  static Optional<String> warning(Path folder) {
    try {
      Path made = Files.createTempFile(folder, ".vigie-", ".tmp");
      try {
        return warning(folder, Files.getOwner(folder), Files.getOwner(made));
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> warning(Path folder, UserPrincipal owner, UserPrincipal maker) {
    String warning =
        "vigie: the folder %1$s belongs to the user %2$s, who may not be able to change the"
            + " files that %3$s now leaves in it; run this as %2$s, or afterwards: chown -R %2$s %1$s";
    // why: root can change any file, and a volume that is mounted for a group belongs to it.
    return owner.equals(maker) || owner.getName().equals("root")
        ? Optional.empty()
        : Optional.of(warning.formatted(folder, owner.getName(), maker.getName()));
  }
}
