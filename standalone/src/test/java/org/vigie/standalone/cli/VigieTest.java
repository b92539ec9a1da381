package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VigieTest {
  @TempDir private Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "demo",
        "init",
        "explain",
        "backtest",
        "check",
        "feed",
        "match",
        "watches",
        "feeds",
        "feeds add",
        "feeds remove",
        "feeds status",
        "feeds import",
        "feeds export",
        "ingest",
        "enrich",
        "alerts",
        "dashboard"
      })
  void everyCommandHasItsHelp(String command) {
    int status = execute((command + " --help").split(" "));

    assertThat(status).isZero();
    assertThat(out.toString(UTF_8)).contains("Usage: vigie " + command, "--help");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runn", "run --onec", "match --config", "feeds imprt"})
  void aMistypedCommandIsNamedAndEndsWithTwo(String line) {
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).contains(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  void propertiesForKafkaClientsNeedACluster() {
    assertThat(execute("run", "--kafka-config", "client.properties")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("--kafka-config client.properties also needs --kafka%n".formatted());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "ingest --kafka 127.0.0.1:1"})
  void aCallbackMustBeAWebAddress(String command) {
    assertThat(execute((command + " --callback press.example/hub").split(" "))).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .startsWith("the callback 'press.example/hub' is not an address that begins with http://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"watches", "feeds status"})
  void aCommandThatOnlyReadsCreatesNoDataFolder(String command) {
    Path missing = dir.resolve("data");

    assertThat(execute((command + " --data " + missing).split(" "))).isEqualTo(4);

    assertThat(err.toString(UTF_8)).startsWith("vigie: there is no folder " + missing);
    assertThat(missing).doesNotExist();
  }

  private int execute(String... arguments) {
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(arguments);
  }
}
