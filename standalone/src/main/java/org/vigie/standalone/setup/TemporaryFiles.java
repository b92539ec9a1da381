package org.vigie.standalone.setup;

import org.rocksdb.RocksDB;

/** Checks that the stores' library can be loaded from the folder for temporary files. */
public final class TemporaryFiles {
  private TemporaryFiles() {}

  /**
   * Loads the library, which RocksDB first writes into that folder.
   *
   * @throws IllegalStateException if the folder can't be used; the message says what to do
   */
  public static void check() {
    check(RocksDB::loadLibrary);
  }

  static void check(Runnable load) {
    try {
      load.run();
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      throw new IllegalStateException(
          ("the folder %s can't be used for temporary files, because libraries can't be written into"
                  + " it or loaded from it (noexec); name another one:"
                  + " VIGIE_OPTS=-Djava.io.tmpdir=DIR")
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }
}
