package org.vigie.standalone.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.alerts.console.Terminal;
import org.vigie.events.topics.Json;
import org.vigie.standalone.Configuration;
import org.vigie.standalone.Configuration.BadConfigurationException;
import org.vigie.standalone.RunSummary;
import org.vigie.standalone.Standalone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie run}: everything in one process. */
@Command(
    name = "run",
    description = {
      "Poll the feeds, recognise what concerns the watch, and tell; until Ctrl-C.",
      "A Kafka broker is embedded and keeps its data in the --data folder."
    })
public final class RunCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();
  @Mixin private Options.Listen listen = new Options.Listen();

  @Option(
      names = "--once",
      description = "poll each feed once, deliver what came of it, print a summary and end")
  private boolean once;

  @Option(names = "--json", description = "with --once: the summary as JSON")
  private boolean json;

  @Option(
      names = "--release",
      paramLabel = "FILE",
      description = "use these releases, not the configured ones")
  private List<Path> releases = List.of();

  private final PrintStream out;
  private final PrintStream err;

  RunCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Configuration configuration = Configuration.read(config.dir, releases);
      var settings =
          new Standalone.Settings(
              data.dir,
              kafka.bootstrap,
              kafka.topics(),
              listen.address,
              System.getenv("VIGIE_DASHBOARD_TOKEN"));
      // why: with --once standard output is for the summary; alerts are told beside it.
      var terminal = Terminal.detect(once ? err : out, isTerminal(), System.getenv());
      var standalone =
          new Standalone(settings, configuration, InstantSource.system(), terminal, err);
      if (!once) {
        return forever(standalone, configuration);
      }
      try (standalone) {
        return once(standalone);
      }
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      return Exit.BAD_USAGE;
    }
  }

  private int once(Standalone standalone) throws InterruptedException {
    RunSummary summary = standalone.once();
    out.println(json ? Json.MAPPER.writeValueAsString(summary) : summary.text());
    return summary.feeds().failed() == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private int forever(Standalone standalone, Configuration configuration)
      throws IOException, InterruptedException {
    Shutdown.onExit(standalone);
    standalone.start();
    standalone.follow(config.dir, releases, err);
    err.printf(
        "Vigie polls %d feeds for %s. Alerts go to: %s. The page: %s  (Ctrl-C ends)%n",
        configuration.feeds().feeds().size(),
        configuration.watch().organisation().name(),
        String.join(", ", configuration.alerts().channels().keySet()),
        standalone.page());
    Shutdown.await();
    return Exit.DONE;
  }

  // why: it is null all the same when standard input is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
