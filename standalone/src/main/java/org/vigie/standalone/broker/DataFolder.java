package org.vigie.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only this process may use, until {@link #close} is called or the process ends. The
 * operating system holds the lock on the file {@code lock} in the folder, so a killed process
 * leaves no lock behind. The file contains the id of the last process that had the lock.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  /**
   * The locks of this process. why: on Linux, to open and close a locked file a second time in the
   * same process releases the lock. The map also keeps the channels from being garbage-collected,
   * which would release the locks, too.
   */
  private static final Map<Path, FileChannel> LOCKED = new HashMap<>();

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Creates the folder if it does not exist, and locks it.
   *
   * @throws IllegalStateException if another process has the lock, or if the folder can't be
   *     written. The message names the folder and the reason
   */
  public static DataFolder lock(Path folder) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      synchronized (LOCKED) {
        if (LOCKED.containsKey(real)) {
          throw inUse(folder, "this process");
        }
        FileChannel channel = locked(folder);
        LOCKED.put(real, channel);
        return new DataFolder(real, channel);
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "the folder %s can't be used: %s; choose another one with --data"
              .formatted(folder, reason(e)),
          e);
    }
  }

  /** Returns true if the folder can't be locked now: a process uses it, or it can't be written. */
  public static boolean isUsed(Path folder) {
    try {
      lock(folder).close();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Releases the lock. The file stays. Further calls have no effect. */
  @Override
  public void close() {
    synchronized (LOCKED) {
      if (LOCKED.remove(folder, channel)) {
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(folder, "process " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
      return channel;
    } catch (IOException | IllegalStateException e) {
      channel.close();
      throw e;
    }
  }

  private static IllegalStateException inUse(Path folder, String owner) {
    return new IllegalStateException(
        "the folder %s is in use by %s; end that process, or choose another folder with --data"
            .formatted(folder, owner));
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
