package org.vigie.standalone.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.hub.Callback;
import org.vigie.kafka.Connection;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.process.RunSummary;
import org.vigie.standalone.process.Standalone;
import org.vigie.standalone.setup.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vigie run}: runs all services in this process. */
@Command(name = "run")
public final class RunCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();
  @Mixin private Options.Partitions partitions = new Options.Partitions();
  @Mixin private Options.Listen listen = new Options.Listen();
  @Mixin private Options.Hub hub = new Options.Hub();

  @Option(names = "--once")
  private boolean once;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--release", paramLabel = "FILE")
  private List<Path> releases = List.of();

  private final PrintStream out;
  private final PrintStream err;

  RunCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BadConfigurationException {
    @Nullable Connection cluster = kafka.connection();
    @Nullable Callback callback = hub.callback();
    Configuration configuration = Configuration.read(config.dir, releases);
    Encodings.print(config.dir, err);
    Shutdown.explainHalt(data.dir, err);
    var preset = cluster == null ? TopicSettings.EMBEDDED : TopicSettings.CLUSTER;
    Topics topics = partitions.topics(kafka, config.dir, preset);
    var settings =
        new Standalone.Settings(
            data.dir, cluster, topics, listen.address, Options.dashboardToken(), callback);
    // why: with --once, standard output has only the summary; alerts go to standard error.
    boolean isTerminal = isTerminal() && (!once || isErrorWithOutput());
    var terminal = Terminal.detect(once ? err : out, isTerminal, System.getenv());
    var standalone = new Standalone(settings, configuration, InstantSource.system(), terminal, err);
    return once ? once(standalone, configuration) : forever(standalone, configuration);
  }

  private int once(Standalone standalone, Configuration configuration) throws InterruptedException {
    try (standalone) {
      RunSummary summary = standalone.once();
      out.println(json ? Json.MAPPER.writeValueAsString(summary) : summary.text());
      ZoneId zone = configuration.alerts().timeZone();
      boolean isAllSent = sayWhatWaits(standalone.channelStates(), zone);
      boolean isAllDone = summary.feeds().failed() == 0 && summary.failedNotifications() == 0;
      return isAllSent && isAllDone ? Exit.DONE : Exit.SOME_FAILED;
    }
  }

  /** Names each channel for which notifications wait. Returns true if there is none. */
  private boolean sayWhatWaits(List<ChannelState> channels, ZoneId zone) {
    var words = new Phrasebook(Language.EN, zone);
    List<ChannelState> waiting = channels.stream().filter(each -> each.waiting() > 0).toList();
    waiting.forEach(each -> err.println("vigie: " + words.channel(each)));
    return waiting.isEmpty();
  }

  private int forever(Standalone standalone, Configuration configuration)
      throws IOException, InterruptedException {
    Shutdown.onExit(standalone).start();
    standalone.health().watch(Shutdown.whenEnded(err));
    standalone.reloadOnChange(config.dir, releases, configuration, err);
    err.printf(
        "Vigie polls %s for %s. Alerts go to: %s. Times are in %s.%nThe page: %s  The topics: %s  (Ctrl-C ends)%n",
        Plural.of(configuration.feeds().feeds().size(), "feed"),
        configuration.watch().organisation().name(),
        String.join(", ", configuration.alerts().channels().keySet()),
        configuration.alerts().timeZone(),
        standalone.page(),
        standalone.cluster().bootstrap());
    Shutdown.await();
    return Exit.DONE;
  }

  // why: the check for null is needed: there is no console if standard input is not a terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** False if standard output is a terminal and standard error is not, as in {@code 2>alerts}. */
  private static boolean isErrorWithOutput() {
    try {
      return Files.isSameFile(Path.of("/dev/fd/1"), Path.of("/dev/fd/2"));
    } catch (IOException e) {
      return true; // why: some systems have no such files.
    }
  }
}
