package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.Article;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.standalone.explain.Backtest;
import org.vigie.standalone.explain.BacktestText;
import org.vigie.standalone.explain.KeptArticles;
import org.vigie.standalone.explain.RunningWatch;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.DataBroker;
import org.vigie.standalone.setup.KafkaAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** The command {@code vigie backtest}: what a changed configuration finds in earlier articles. */
@Command(name = "backtest")
public final class BacktestCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();

  @Parameters(arity = "0..1", paramLabel = "TAG", descriptionKey = "backtest-tag")
  private @Nullable String tag;

  @Option(
      names = "--since",
      paramLabel = "DAYS",
      defaultValue = "14d",
      descriptionKey = "backtest-since")
  private String since = "14d";

  @Option(names = "--from", paramLabel = "FILE", descriptionKey = "backtest-from")
  private @Nullable Path from;

  @Option(names = "--against", paramLabel = "DIR", descriptionKey = "backtest-against")
  private @Nullable Path against;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();

  BacktestCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException, InterruptedException {
    Configuration disk = Configuration.read(config.dir, List.of());
    if (tag != null && !Configuration.tagIds(disk.watch()).contains(tag)) {
      throw new ParameterException(spec.commandLine(), "watch.yaml has no tag " + tag);
    }
    Instant start = start();
    if (from != null && against != null) {
      return compare(disk, Configuration.readWatch(against, List.of()), null, start);
    }
    Connection given = kafka.connection();
    if (given != null) {
      return compare(disk, KafkaAddress.checked(given), start);
    }
    if (!Files.isDirectory(data.dir)) {
      err.println(
          "vigie: there is no folder " + data.dir + "; --from FILE and --against DIR need none");
      return Exit.SOME_FAILED;
    }
    try (var broker = DataBroker.of(data.dir)) {
      return compare(disk, new Connection(broker.bootstrap()), start);
    }
  }

  private int compare(Configuration disk, Connection connection, Instant start)
      throws BadConfigurationException, InterruptedException {
    // why: only the names of the topics matter here, so topics.yaml isn't read.
    var cluster = new Cluster(connection, new Topics(kafka.prefix, TopicSettings.CLUSTER), null);
    if (!cluster.has(cluster.topics().articles()) || !cluster.has(cluster.topics().watches())) {
      err.println("vigie: no article is kept here yet");
      return Exit.SOME_FAILED;
    }
    if (against != null) {
      return compare(disk, Configuration.readWatch(against, List.of()), cluster, start);
    }
    List<WatchItem> running = new WatchPublisher(cluster, clock).active(disk.watch().watch());
    if (running.isEmpty()) {
      err.println("vigie: the watch " + disk.watch().watch() + " is not running here");
      return Exit.SOME_FAILED;
    }
    return compare(disk, RunningWatch.of(disk.watch().watch(), running), cluster, start);
  }

  private int compare(
      Configuration disk, WatchConfig before, @Nullable Cluster cluster, Instant start) {
    var backtest = new Backtest(before, disk.watch(), disk.alerts());
    if (from == null && cluster != null) {
      new KeptArticles(cluster).each(start, backtest::read);
    } else if (from != null && !read(from, backtest)) {
      return Exit.SOME_FAILED;
    }
    String name = against == null ? "running" : String.valueOf(against.getFileName());
    new BacktestText(backtest.outcome(tag), name, "on disk").lines().forEach(out::println);
    return Exit.DONE;
  }

  /** Reads articles as in the topic {@code articles.v1}, one on each line. */
  private boolean read(Path file, Backtest backtest) {
    int number = 0;
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          backtest.read(Json.MAPPER.readValue(line, Article.class));
        }
      }
      return true;
    } catch (JacksonException e) {
      err.printf("vigie: %s line %d is no article: %s%n", file, number, e.getOriginalMessage());
    } catch (IOException e) {
      err.println("vigie: " + file + " can't be read: " + e.getMessage());
    }
    return false;
  }

  private Instant start() {
    String number = since.endsWith("d") ? since.substring(0, since.length() - 1) : since;
    if (!number.matches("[0-9]{1,4}")) {
      throw new ParameterException(
          spec.commandLine(), "--since " + since + " is not a number of days such as 14d");
    }
    return clock.instant().minus(Duration.ofDays(Integer.parseInt(number)));
  }
}
