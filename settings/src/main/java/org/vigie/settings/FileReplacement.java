package org.vigie.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/** Replaces a file in one step, so that a running process never reads half of it. */
public final class FileReplacement {
  private FileReplacement() {}

  /** A step with the file and the one that is written beside it. */
  interface Step {
    void take(Path file, Path written) throws IOException;
  }

  /** Replaces the content of a file, which keeps its rights and its owner; makes a missing one. */
  public static void write(Path named, String content) throws IOException {
    write(named, content, FileReplacement::create, FileReplacement::copyRights);
  }

  static void write(Path named, String content, Step create, Step rights) throws IOException {
    Path file = target(named);
    Path written = file.resolveSibling(".vigie-" + UUID.randomUUID() + ".tmp");
    try {
      create.take(file, written);
      Files.writeString(written, content);
      rights.take(file, written);
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // why: only root can give a file to the colleague whose file this is; a mounted file stays.
      if (!Files.isWritable(file)) {
        throw new FileSystemException(
            file + ": " + Objects.requireNonNullElse(e.getReason(), "permission denied"));
      }
      // why: on a disk that is too full for a second file, writing would empty this one.
      boolean isClosed = e instanceof AccessDeniedException || !Files.isWritable(file.getParent());
      if (!isClosed && Files.notExists(written)) {
        throw e;
      }
      Files.deleteIfExists(written);
      Files.writeString(file, content);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Returns the file itself: if it is a link, the file that it leads to; the link stays. */
  static Path target(Path named) throws IOException {
    boolean isThere = Files.exists(named, LinkOption.NOFOLLOW_LINKS);
    return (isThere ? named.toRealPath() : named).toAbsolutePath();
  }

  /** Creates an empty file: a new one as the umask says, a copy for its owner alone. */
  private static void create(Path file, Path written) throws IOException {
    Files.createFile(written);
    var view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
    if (view != null && Files.exists(file)) {
      view.setPermissions(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Gives a file the rights, the owner and the group of another one, where there are such. */
  private static void copyRights(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null || Files.notExists(from)) {
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
