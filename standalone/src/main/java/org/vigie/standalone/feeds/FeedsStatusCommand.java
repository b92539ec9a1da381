package org.vigie.standalone.feeds;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.ChosenCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vigie feeds status}: shows how each feed is doing. */
@Command(name = "status")
final class FeedsStatusCommand implements Callable<Integer> {
  @Mixin private Options.OptionalConfig config = new Options.OptionalConfig();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();

  @Option(names = "--json", descriptionKey = "status-json")
  private boolean isJson;

  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();

  FeedsStatusCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException, InterruptedException {
    List<Feed> configured = config.dir == null ? null : Configuration.readFeeds(config.dir).feeds();
    try (var chosen = ChosenCluster.of(kafka.connection(), kafka.prefix, data.dir)) {
      return run(chosen.cluster(), configured);
    }
  }

  /** {@code configured} are the feeds to show; null for all feeds that are polled. */
  private int run(Cluster cluster, @Nullable List<Feed> configured) throws InterruptedException {
    Topics topics = cluster.topics();
    if (!cluster.has(topics.feeds()) || !cluster.has(topics.feedStates())) {
      err.println("vigie: no feed has been polled here yet; vigie run polls them");
      return Exit.DONE;
    }
    Instant now = clock.instant();
    List<FeedStatus> feeds =
        statuses(cluster, configured == null ? published(cluster) : configured, now);
    if (isJson) {
      feeds.forEach(feed -> out.println(Json.MAPPER.writeValueAsString(feed)));
    } else {
      new FeedsTable(now).lines(feeds).forEach(out::println);
    }
    return Exit.DONE;
  }

  private static List<Feed> published(Cluster cluster) {
    return LatestRecords.of(cluster, cluster.topics().feeds()).values().stream()
        .flatMap(feeds -> feeds.values().stream())
        .toList();
  }

  /** Returns these feeds: those that need a person first, then by outlet. */
  private static List<FeedStatus> statuses(Cluster cluster, List<Feed> feeds, Instant now) {
    Map<String, FeedState> states = new HashMap<>();
    LatestRecords.of(cluster, cluster.topics().feedStates()).values().forEach(states::putAll);
    List<FeedStatus> all = new ArrayList<>();
    for (Feed feed : feeds) {
      FeedState state = states.get(feed.id());
      boolean isCurrent = state != null && state.configured().equals(feed.url());
      all.add(FeedStatus.of(feed, isCurrent ? state : null, now));
    }
    all.sort(
        Comparator.comparingInt((FeedStatus feed) -> FeedsTable.ORDER.indexOf(feed.status()))
            .thenComparing(FeedStatus::outlet)
            .thenComparing(FeedStatus::url));
    return all;
  }
}
