package org.vigie.standalone.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * Standard output or standard error, in UTF-8 in every locale. It tells a failure once: a disk that
 * was full can have space again.
 */
public final class Output extends PrintStream {
  public Output(FileDescriptor stream, boolean isFlushed) {
    super(new FileOutputStream(stream), isFlushed, UTF_8);
  }

  /** True if something could not be written since the last call. */
  @Override
  public boolean checkError() {
    boolean isWrong = super.checkError();
    clearError();
    return isWrong;
  }
}
