package org.vigie.standalone.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks that Vigie can write its data folder, so that a start fails with a sentence. */
public final class DataCheck {
  /** Free bytes that a start needs: the broker's first segments and indexes, and some articles. */
  static final long LEAST_FREE = 100L << 20;

  /** Depth of the files checked: the folders of the broker and of the services, and their files. */
  private static final int DEPTH = 3;

  /** Files that Kafka only reads, replaces and deletes; those of its metadata are read-only. */
  private static final String REPLACED = ".*(checkpoint|[.]snapshot|quorum-state|cleanshutdown)";

  private DataCheck() {}

  /**
   * Creates the folder if it is missing, and checks it.
   *
   * @throws IllegalStateException if the folder can't be used; the message says why, and what to do
   */
  public static void of(Path folder) {
    of(folder, Files::isWritable);
  }

  static void of(Path folder, Predicate<Path> isWritable) {
    try {
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < LEAST_FREE) {
        throw refused(
            "the disk of the folder %s has only %d MB left, and Vigie needs %d MB; free some space"
                .formatted(folder, free >> 20, LEAST_FREE >> 20));
      }
      Optional<Path> closed =
          files(folder, DEPTH).filter(each -> isClosed(each, isWritable)).findFirst();
      if (closed.isPresent()) {
        String owner = Files.getOwner(closed.get()).getName();
        String user = System.getProperty("user.name");
        String advice =
            owner.equals(user) ? "chmod -R u+rwX %4$s" : "start as %2$s, or chown -R %3$s %4$s";
        throw refused(
            ("%1$s belongs to the user %2$s and can't be changed by %3$s; " + advice)
                .formatted(closed.get(), owner, user, folder));
      }
    } catch (IOException e) {
      String why =
          e instanceof FileSystemException file && file.getReason() != null
              ? file.getReason()
              : FailureText.of(e);
      throw new IllegalStateException(
          "the folder %s can't be used (%s); choose another one with --data".formatted(folder, why),
          e);
    }
  }

  private static IllegalStateException refused(String why) {
    return new IllegalStateException(why + ", or choose another folder with --data");
  }

  private static boolean isClosed(Path file, Predicate<Path> isWritable) {
    boolean isOpen = file.toString().matches(REPLACED) || isWritable.test(file);
    return !(isOpen && Files.isReadable(file)) && Files.exists(file);
  }

  // why: no Files.walk, which fails if another process that uses the folder removes a file.
  private static Stream<Path> files(Path folder, int depth) {
    File[] files = depth == 0 ? null : folder.toFile().listFiles();
    Stream<Path> inside = Stream.of(files == null ? new File[0] : files).map(File::toPath);
    // why: root alone may use lost+found, which is in the root of a disk's file system.
    Stream<Path> ours = inside.filter(each -> !each.endsWith("lost+found"));
    return Stream.concat(Stream.of(folder), ours.flatMap(each -> files(each, depth - 1)));
  }
}
