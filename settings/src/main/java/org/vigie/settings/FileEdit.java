package org.vigie.settings;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Changes the text of a file that other commands, or a person, may change at the same time. */
public final class FileEdit {
  /** Held during an edit. The lock of the file keeps out other processes only. */
  private static final ReentrantLock HERE = new ReentrantLock();

  private FileEdit() {}

  /** Makes a file's new text from the one that it has, which is empty if there is no file. */
  @FunctionalInterface
  public interface Edit<E extends Exception> {
    String of(String text) throws E;
  }

  /**
   * Replaces the text of a file, so that changes by others at the same time are kept: other
   * commands wait, and after a change by an editor, the text is made again. Returns false if the
   * file already has the text.
   */
  public static <E extends Exception> boolean write(Path file, Edit<E> edit) throws E, IOException {
    HERE.lock();
    try (@Nullable FileChannel _ = locked(file)) {
      String text;
      String changed;
      do {
        text = text(file);
        changed = edit.of(text);
      } while (!text(file).equals(text));
      if (changed.equals(text)) {
        return false;
      }
      FileReplacement.write(file, changed);
      return true;
    } finally {
      HERE.unlock();
    }
  }

  /** Returns the text to change; throws if its encoding is only assumed. */
  public static String text(Path file) throws IOException {
    TextFile read = TextFile.readOrEmpty(file);
    if (read.isAssumed()) {
      throw new IOException(file + " is not UTF-8, so it is not changed; save it as UTF-8 first");
    }
    return read.text();
  }

  /**
   * Keeps other commands from editing a file until the channel is closed; null if that can't be
   * done. The lock is on another file, since this one is replaced.
   */
  private static @Nullable FileChannel locked(Path file) throws IOException {
    String name = "vigie-%x.lock".formatted(FileReplacement.target(file).toString().hashCode());
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), name);
    try {
      var channel = FileChannel.open(lock, CREATE, WRITE, NOFOLLOW_LINKS);
      try {
        channel.lock();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return channel;
    } catch (IOException e) {
      // why: the folder can be read-only, or the lock another user's; few edit at the same moment.
      return null;
    }
  }
}
