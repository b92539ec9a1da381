package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "extract",
        "explain",
        "reject",
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
        "releases",
        "releases add",
        "releases remove",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --onec | Unknown option: '--onec' | vigie run --help",
        "init | Missing required parameter: 'DIR' | vigie init --help",
        "feeds add | Missing required parameter: 'URL' | vigie feeds add --help",
        "check --config | Missing required parameter for option '--config' (DIR) | vigie check --help",
        "backtest --config ../config --misses 21 | --misses 21 is not a number from 0 to 20 | vigie backtest --help",
        "ingest | Missing required option: '--kafka=HOST:PORT' | vigie ingest --help",
        "--online | Unknown option: '--online' | vigie --help",
      })
  void aMistakeOnTheCommandLineIsSaidWithoutTheUsage(String line, String error, String help) {
    assertThat(execute(line.split(" "))).isEqualTo(2);

    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).startsWith(error).contains(help).doesNotContain("Usage:");
    assertThat(err.toString(UTF_8).lines()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void numbersAreTheSameInALanguageWithDigitsOfItsOwn() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=ar", "-Duser.country=EG"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Vigie.class.getName()));
    command.addAll(List.of("check", "--config", "../config"));

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .startsWith("cesia: ")
        .containsPattern("[0-9]+ feeds")
        .doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed", "extract"})
  void anAddressThatIsNotOfTheWebIsNoMissingFile(String command) {
    assertThat(execute(command, "ftp://gazette.example/rss")).isEqualTo(1);

    assertThat(err.toString(UTF_8))
        .startsWith("vigie: ftp://gazette.example/rss: doesn't begin with http:// or https://\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Missing required subcommand",
    "feeds, 'Missing command: add, remove, status, import or export'"
  })
  void withoutACommandTheCommandsAreListedAndTheMistakeComesLast(String line, String error) {
    assertThat(execute(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("Usage: vigie", "Commands:").endsWith(error + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run | --config --data --kafka --partitions --listen --callback --once |"
            + " --standbys --metrics",
        "demo | --config --listen --end | --data --kafka",
        "ingest | --config --data --kafka --partitions --callback --callback-listen --metrics |"
            + " --listen --standbys",
        "enrich | --config --data --kafka --partitions --standbys --metrics |"
            + " --listen --callback --callback-listen",
        "alerts | --config --data --kafka --partitions --standbys --metrics |"
            + " --listen --callback --callback-listen",
        "dashboard | --config --kafka --partitions --listen --metrics |"
            + " --data --standbys --callback --callback-listen",
        "explain | --config --data --kafka --topic-prefix | --partitions",
        "backtest | --config --data --kafka --topic-prefix | --partitions",
        "watches | --config --data --kafka --topic-prefix | --partitions",
        "feeds status | --config --data --kafka --topic-prefix | --partitions",
      })
  void theHelpOfACommandHasTheOptionsThatItUses(String command, String used, String unused) {
    execute((command + " --help").split(" "));

    String help = out.toString(UTF_8);
    assertThat(used.split(" ")).allMatch(option -> lists(help, option));
    assertThat(unused.split(" ")).noneMatch(option -> lists(help, option));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "alerts", "dashboard"})
  void theServicesCanBeStartedWithTheSameOptions(String service) {
    String options = " --data d --listen 127.0.0.1:0 --standbys 2 --callback https://p.example";

    assertThat(execute((service + options).split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("Missing required option: '--kafka=HOST:PORT'");
  }

  private static boolean lists(String help, String option) {
    return help.lines().anyMatch(line -> line.matches(" *(-\\w, )?" + option + "[= ].*"));
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
