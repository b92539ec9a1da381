package org.vigie.settings;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Replaces a file in one step, so that a running process never reads half of it. */
public final class FileReplacement {
  private FileReplacement() {}

  /** Gives a file the rights of another one. */
  interface Rights {
    void copy(Path from, Path to) throws IOException;
  }

  /** Replaces the content of a file, which keeps its rights and its owner; makes a missing one. */
  public static void write(Path named, String content) throws IOException {
    write(named, content, FileReplacement::copyRights);
  }

  static void write(Path named, String content, Rights rights) throws IOException {
    // why: if the file is a link, the file that it leads to is replaced, and the link stays.
    Path file = (Files.exists(named) ? named.toRealPath() : named).toAbsolutePath();
    Path written = Files.createTempFile(file.getParent(), ".vigie-", ".tmp");
    try {
      Files.writeString(written, content);
      rights.copy(file, written);
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // why: only root can give a file to the colleague whose file this is; a mounted file stays.
      if (!Files.isWritable(file)) {
        throw new FileSystemException(
            file + ": " + Objects.requireNonNullElse(e.getReason(), "permission denied"));
      }
      Files.delete(written);
      Files.writeString(file, content);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Gives a file the rights, the owner and the group of another one, where there are such. */
  private static void copyRights(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    if (Files.notExists(from)) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes made = view.readAttributes();
    view.setPermissions(old.permissions());
    // why: the file of a service's user stays its own if root edits it.
    if (!old.group().equals(made.group())) {
      view.setGroup(old.group());
    }
    if (!old.owner().equals(made.owner())) {
      view.setOwner(old.owner());
    }
  }
}
