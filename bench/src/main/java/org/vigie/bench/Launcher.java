package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The script {@code ./vigie}. It starts a JVM with Vigie's flags, such as the size of the heap. */
public record Launcher(Path script) {
  /** Returns a command of {@code vigie}. */
  public ProcessBuilder vigie(String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /**
   * Returns a command that runs {@code main} of this class path in place of Vigie's main class,
   * with Vigie's flags. The last of its arguments are the given ones.
   *
   * @param options a file that is written here and that the command reads
   */
  ProcessBuilder start(Class<?> main, Path options, String... arguments) throws IOException {
    // why: of several class paths the JVM takes the last one, and of several classes the first one.
    String classPath = System.getProperty("java.class.path");
    Files.writeString(options, "-cp \"" + classPath + "\"\n" + main.getName() + "\n");
    ProcessBuilder command = vigie(arguments);
    command.environment().put("VIGIE_OPTS", "@" + options);
    return command;
  }
}
