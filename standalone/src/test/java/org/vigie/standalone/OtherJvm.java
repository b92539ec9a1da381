package org.vigie.standalone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of the test's class path in a JVM of its own, with the options of this JVM. */
public final class OtherJvm {
  private OtherJvm() {}

  /** Starts {@code main}; its output goes to the file {@code out}. */
  public static Process start(Path out, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("-XX") || argument.startsWith("--"))
            .toList());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** Starts {@code vigie} with the arguments. */
  public static Process vigie(Path out, String... arguments) throws IOException {
    return start(out, "org.vigie.standalone.cli.Vigie", List.of(arguments));
  }
}
