package org.vigie.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of this test's class path in another process, which the test can kill. */
public final class JavaProcess {
  /** The program itself. */
  public static final String VIGIE = "org.vigie.standalone.cli.Vigie";

  /** The launcher's flags that matter here, with less memory: tests start many processes. */
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JavaProcess() {}

  /** Starts {@code main}; its output and errors are appended to a file. */
  public static Process start(String main, Path output, List<String> arguments) throws IOException {
    return start(List.of(), main, output, arguments);
  }

  /**
   * Starts {@code main} through another command.
   *
   * @param within a command that runs the command that follows it, such as {@code nsenter}
   */
  public static Process start(List<String> within, String main, Path output, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(within);
    command.addAll(JAVA);
    command.addAll(
        main.equals(VIGIE)
            ? RecordedClasses.options(JAVA)
            : List.of("-cp", System.getProperty("java.class.path")));
    command.add(main);
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }

  /** Starts {@code vigie run} with the configuration in a folder, and its data in {@code data}. */
  public static Process run(Path folder, Path output) throws IOException {
    return vigie(
        output,
        "run",
        "--config",
        folder.toString(),
        "--data",
        folder.resolve("data").toString(),
        "--listen",
        "127.0.0.1:0");
  }

  /** Runs {@code vigie run --once} in the same way, to its end. Returns its exit code. */
  public static int runOnce(Path folder, Path output) throws IOException, InterruptedException {
    return vigie(
            output,
            "run",
            "--once",
            "--config",
            folder.toString(),
            "--data",
            folder.resolve("data").toString())
        .waitFor();
  }

  /** Starts {@code vigie} with the arguments. */
  public static Process vigie(Path output, String... arguments) throws IOException {
    return start(VIGIE, output, List.of(arguments));
  }
}
