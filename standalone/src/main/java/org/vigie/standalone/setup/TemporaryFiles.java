package org.vigie.standalone.setup;

import java.nio.file.Path;
import org.rocksdb.RocksDB;

/** Checks that the stores' library can be loaded from the folder for temporary files. */
public final class TemporaryFiles {
  private static final String ANOTHER = "name another one: VIGIE_OPTS=-Djava.io.tmpdir=DIR";

  private TemporaryFiles() {}

  /**
   * Loads the library, which RocksDB first writes into that folder.
   *
   * @throws IllegalStateException if the folder can't be used; the message says what to do
   */
  public static void check() {
    check(RocksDB::loadLibrary);
  }

  /**
   * Checks this, and that a program fits that has its data there.
   *
   * @throws IllegalStateException if the folder can't be used; the message says what to do
   */
  public static void checkForData() {
    check();
    checkSpace(folder().toFile().getUsableSpace());
  }

  static void checkSpace(long free) {
    if (free < DataCheck.LEAST_FREE) {
      throw new IllegalStateException(
          "the folder for temporary files, %s, has only %d MB left, and %d MB are needed; free some space, or %s"
              .formatted(folder(), free >> 20, DataCheck.LEAST_FREE >> 20, ANOTHER));
    }
  }

  /** Returns the folder for temporary files. */
  public static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  static void check(Runnable load) {
    try {
      load.run();
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      if (FailureText.isFullDisk(e)) {
        // why: with the cause, the failure would be told as that of the data folder.
        throw new IllegalStateException(
            "the folder for temporary files, %s, is full; free some space there, or %s"
                .formatted(folder(), ANOTHER));
      }
      throw new IllegalStateException(
          ("the folder %s can't be used for temporary files, because libraries can't be written into"
                  + " it or loaded from it (noexec); "
                  + ANOTHER)
              .formatted(folder()),
          e);
    }
  }
}
