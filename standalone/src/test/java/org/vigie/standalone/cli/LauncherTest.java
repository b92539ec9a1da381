package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.options.Exit;

/** The script {@code ./vigie}, with a JDK that prints its locale and its arguments. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    script("home/vigie", Files.readString(Path.of("../vigie")));
    Files.createFile(folder.resolve("home/pom.xml"));
    Path program = Files.createDirectories(folder.resolve("home/standalone/target/vigie"));
    Files.createFile(Files.createDirectory(program.resolve("lib")).resolve("vigie.jar"));
    Files.createFile(program.resolve("built"));
    Files.createFile(program.resolve("trained"));
    script("jdk/bin/javac", "");
    script("jdk/bin/java", "#!/bin/sh\necho \"$LC_ALL\" \"$@\"\n");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
  }

  @Test
  void canBeCalledByALink() throws Exception {
    Path link = Files.createDirectory(folder.resolve("bin")).resolve("vigie");
    Files.createSymbolicLink(link, Path.of("../home/vigie"));
    Path second = Files.createSymbolicLink(folder.resolve("vigie"), link);

    assertThat(run(second)).contains("/home/standalone/target/vigie/lib/vigie.jar");
  }

  @Test
  void canNameAnyFileWithoutALocale() throws Exception {
    assertThat(run(folder.resolve("home/vigie"))).startsWith("C.UTF-8 ");
  }

  @Test
  void knowsTheWidthOfTheWindow() throws Exception {
    script("jdk/bin/java", "#!/bin/sh\necho \"columns: $COLUMNS\"\n");
    String command = "stty cols 132 && %s run".formatted(folder.resolve("home/vigie"));
    script("window", "#!/bin/sh\nexec script -qec '%s' /dev/null\n".formatted(command));

    assertThat(output(start(folder.resolve("window"), Map.of("SHELL", "/bin/sh"))))
        .isEqualTo("columns: 132\r\n");
  }

  @Test
  void saysThatAFolderToBuildInIsMissing() throws Exception {
    // why: root may write in any folder, but not in a missing one.
    Files.move(folder.resolve("home/standalone"), folder.resolve("standalone"));

    Process process = start(folder.resolve("home/vigie"), Map.of());

    assertThat(output(process)).startsWith("vigie: must be built").contains("set HOME");
    assertThat(process.waitFor()).isEqualTo(Exit.NO_START);
  }

  @Test
  void waitsForABuildThatRunsAlsoWithoutPs() throws Exception {
    Path lock = building();
    Map<String, String> slim = Map.of("PATH", toolsWithoutPs().toString());
    Process first = start(folder.resolve("home/vigie"), slim);
    while (Files.notExists(lock) || Files.size(lock) == 0) {
      Thread.onSpinWait();
    }

    Process second = start(folder.resolve("home/vigie"), slim);
    String said = second.inputReader().readLine();
    Files.createFile(folder.resolve("home/go"));

    assertThat(said)
        .isEqualTo("vigie: waiting for process %d, which is building".formatted(first.pid()));
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
  }

  @Test
  void takesOverTheBuildOfAProcessWhoseIdAnotherHas() throws Exception {
    Path lock = building();
    Files.writeString(lock, ProcessHandle.current().pid() + " 1\n");
    Files.createFile(folder.resolve("home/go"));

    assertThat(run(folder.resolve("home/vigie")))
        .startsWith("vigie: taking over the build of a process that has ended");
    assertThat(lock).doesNotExist();
  }

  /** Makes the program one that must be built, until there is a file {@code go}. */
  private Path building() throws IOException {
    Files.delete(folder.resolve("home/standalone/target/vigie/built"));
    script("home/mvnw", "#!/bin/sh\nuntil [ -e go ]; do sleep 0.1; done\n");
    return folder.resolve("home/standalone/target/building");
  }

  /** Returns a folder with the tools of a slim image. */
  private Path toolsWithoutPs() throws IOException {
    String names =
        "awk basename cat cut dirname env find grep head id locale mkdir readlink rm sed sh sleep tail"
            + " touch";
    for (String name : names.split(" ")) {
      Path tool = Path.of("/usr/bin", name);
      Path there = Files.exists(tool) ? tool : Path.of("/bin", name);
      script("tools/" + name, "#!/bin/sh\nexec %s \"$@\"\n".formatted(there));
    }
    return folder.resolve("tools");
  }

  private String run(Path script) throws IOException {
    return output(start(script, Map.of("HOME", folder.toString())));
  }

  private Process start(Path script, Map<String, String> environment) throws IOException {
    var command = new ProcessBuilder(script.toString(), "check").redirectErrorStream(true);
    command.environment().clear();
    String jdk = folder.resolve("jdk").toString();
    command.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", jdk));
    command.environment().putAll(environment);
    return command.start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
