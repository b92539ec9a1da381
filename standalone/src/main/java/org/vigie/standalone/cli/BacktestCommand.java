package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.Article;
import org.vigie.events.WatchItem;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Plural;
import org.vigie.settings.Problems;
import org.vigie.standalone.backtest.ArticlesLeftOut;
import org.vigie.standalone.backtest.Backtest;
import org.vigie.standalone.backtest.BacktestText;
import org.vigie.standalone.backtest.DraftTrial;
import org.vigie.standalone.backtest.RulesReport;
import org.vigie.standalone.explain.ArticleFile;
import org.vigie.standalone.explain.KeptArticles;
import org.vigie.standalone.explain.RunningWatch;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.ChosenCluster;
import org.vigie.standalone.setup.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code vigie backtest}: what a changed configuration finds in earlier articles. */
@Command(name = "backtest")
public final class BacktestCommand implements Callable<Integer> {
  /** Chosen: a person reads each, and memory is bounded by it. */
  private static final int MOST_MISSES = 20;

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

  @Option(names = "--drafts", descriptionKey = "backtest-drafts")
  private boolean onlyDrafts;

  @Option(
      names = "--misses",
      paramLabel = "N",
      defaultValue = "3",
      descriptionKey = "backtest-misses")
  private int misses = 3;

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
    checkOptions(disk);
    Encodings.print(config.dir, err);
    Instant start = start();
    boolean isRunning = kafka.connection() != null || Files.isDirectory(data.dir);
    if (from != null && (against != null || onlyDrafts || !isRunning)) {
      return compare(disk, given(disk), null, start);
    }
    if (!isRunning) {
      err.println(
          "vigie: there is no folder %s with kept articles; --from FILE reads others"
              .formatted(data.dir));
      return Exit.SOME_FAILED;
    }
    try (var chosen = ChosenCluster.of(kafka.connection(), kafka.prefix, data.dir)) {
      return compare(disk, chosen.cluster(), start);
    }
  }

  private void checkOptions(Configuration disk) {
    if (tag != null && !Configuration.tagIds(disk.watch()).contains(tag)) {
      throw new ParameterException(spec.commandLine(), "watch.yaml has no tag " + tag);
    }
    if (misses < 0 || misses > MOST_MISSES) {
      throw new ParameterException(
          spec.commandLine(), "--misses " + misses + " is not a number from 0 to " + MOST_MISSES);
    }
    if (onlyDrafts && against != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--drafts compares drafts with live rules, --against two folders: give one of them");
    }
  }

  private int compare(Configuration disk, Cluster cluster, Instant start)
      throws BadConfigurationException, InterruptedException {
    if (!cluster.has(cluster.topics().articles()) || !cluster.has(cluster.topics().watches())) {
      err.println("vigie: no article is kept here yet");
      return Exit.SOME_FAILED;
    }
    if (against != null || onlyDrafts) {
      return compare(disk, given(disk), cluster, start);
    }
    List<WatchItem> running = new WatchPublisher(cluster, clock).active(disk.watch().watch());
    if (running.isEmpty()) {
      err.println("vigie: the watch " + disk.watch().watch() + " is not running here");
      return Exit.SOME_FAILED;
    }
    return compare(disk, RunningWatch.of(disk.watch().watch(), running), cluster, start);
  }

  /** Returns the watch in the folder to compare with; without one, only drafts are compared. */
  private WatchConfig given(Configuration disk) throws BadConfigurationException {
    return against == null ? disk.watch() : Configuration.readWatch(against, List.of());
  }

  private int compare(
      Configuration disk, WatchConfig before, @Nullable Cluster cluster, Instant start) {
    var changes = new Backtest(before, disk.watch(), disk.alerts());
    var drafts = new DraftTrial(disk, tag);
    // why: an article that a draft finds is listed under DRAFTS, so it is no miss.
    var rules = new RulesReport(disk.watch().withDraftsLive(), tag, misses);
    Consumer<Article> reader = drafts::read;
    if (!onlyDrafts) {
      reader = reader.andThen(changes::read).andThen(rules::read);
    }
    var leftOut = new ArticlesLeftOut(reader);
    if (!isRead(leftOut, cluster, start)) {
      return Exit.SOME_FAILED;
    }
    leftOut.lines().forEach(line -> err.println("vigie: " + line));
    if (!onlyDrafts) {
      String theirs = against != null ? name(against) : cluster == null ? null : "running";
      String ours = against == null ? "on disk" : name(config.dir);
      Set<String> tags = tag == null ? Set.of() : Set.of(tag);
      new BacktestText(changes.outcome(tags), theirs, ours).lines().forEach(out::println);
      rules.lines().forEach(out::println);
      warnOfExamples(disk);
    }
    if (onlyDrafts || !drafts.isEmpty()) {
      out.print(onlyDrafts ? "" : "\n");
      drafts.lines().forEach(out::println);
    }
    return Exit.DONE;
  }

  private void warnOfExamples(Configuration disk) {
    var problems = new Problems();
    Examples.check(disk.watch(), problems);
    if (!problems.isEmpty()) {
      err.printf(
          "vigie: %s; ./vigie check --config %s says why%n",
          Plural.of(problems.all().size(), "rule example fails", "rule examples fail"), config.dir);
    }
  }

  private boolean isRead(Consumer<Article> reader, @Nullable Cluster cluster, Instant start) {
    try {
      if (from != null) {
        new ArticleFile(from).each(reader);
      } else if (cluster != null) {
        new KeptArticles(cluster).each(start, reader);
      }
      return true;
    } catch (IOException e) {
      err.println("vigie: " + e.getMessage());
      return false;
    }
  }

  private static String name(Path folder) {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? folder.toString() : last.toString();
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
