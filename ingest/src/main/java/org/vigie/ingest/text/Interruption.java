package org.vigie.ingest.text;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/** Ends the reading of a feed when its thread is interrupted, because it takes too long. */
public final class Interruption {
  private Interruption() {}

  /** Throws {@link CancellationException} if this thread is interrupted, which it stays. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /** Returns a reader of a text that fails when its thread is interrupted. */
  public static Reader reader(String text) {
    return new StringReader(text) {
      @Override
      public int read(char[] into, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted");
        }
        return super.read(into, offset, length);
      }
    };
  }
}
