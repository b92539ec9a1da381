package org.vigie.standalone.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small file system in memory that the test can fill. Only processes in its namespace see it; no
 * rights are needed. It lasts until it is closed, so a process can be killed and started in it
 * again. Not every machine allows such namespaces (user namespaces of Linux).
 */
final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final Process holder;

  private SmallDisk(Path folder, Process holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /** True if this machine allows user namespaces. */
  static boolean isPossible() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/unshare")) && unshare("true").waitFor() == 0;
  }

  /** Mounts a file system of this size, such as {@code 24m}, at an empty folder. */
  static SmallDisk mount(Path folder, String size) throws IOException {
    Process holder =
        unshare(
            "mount -t tmpfs -o size=\"$1\" none \"$2\" && echo && exec sleep infinity",
            size,
            folder.toString());
    if (holder.getInputStream().read() < 0) {
      throw new IOException("no file system can be mounted at " + folder);
    }
    return new SmallDisk(folder, holder);
  }

  private static Process unshare(String script, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Returns the command that runs another command in the namespace, in the same process. */
  List<String> command() {
    String pid = Long.toString(holder.pid());
    return List.of("nsenter", "-t", pid, "-U", "-m", "--preserve-credentials");
  }

  /** Uses all free space. */
  void fill() throws IOException, InterruptedException {
    run("cat /dev/zero > \"$1\"", "filler");
  }

  /** Gives back what {@link #fill} used. */
  void free() throws IOException, InterruptedException {
    run("rm -f \"$1\"", "filler");
  }

  /** Returns the text of a file on this disk. */
  String read(String file) throws IOException, InterruptedException {
    return run("cat \"$1\"", file);
  }

  private String run(String script, String file) throws IOException, InterruptedException {
    var command = new ArrayList<>(command());
    command.addAll(List.of("sh", "-c", script, "sh", folder.resolve(file).toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
