package org.vigie.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/** Each service of a cluster applies changes of its files while it runs, as {@code run} does. */
class ServiceReloadIT {
  /** Two processes start and connect in seconds, but the machine of the tests may be busy. */
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private static final String FEED =
      "defaults: { allowPrivate: true }\nsearches: [{ id: %s, url: \"http://127.0.0.1:1/\" }]\n";
  private static final String WATCH =
      "watch: test\norganisation: { name: Test }\ntags: [{ id: %s, name: A, rules: [ a ] }]\n";
  private static final String ALERTS =
      "timeZone: UTC\nchannels: { %s: { console: true } }\nroutes: [{ to: [%1$s] }]\n";

  @TempDir Path folder;

  private final Cluster cluster = TestBroker.cluster(1);
  private final List<Process> services = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process each : services) {
      each.destroyForcibly().waitFor();
    }
  }

  @Test
  void takesChangedFilesWithoutARestart() throws Exception {
    configure("first");
    start("ingest");
    start("enrich");
    start("alerts");
    for (String each : List.of("ingest: polls", "enrich: watches", "alerts: sends to first")) {
      String service = each.substring(0, each.indexOf(':'));
      await().atMost(WITHIN).until(() -> output(service).contains("vigie " + each));
    }

    configure("second");

    await().atMost(WITHIN).until(() -> values(cluster.topics().feeds()).contains("second"));
    await().atMost(WITHIN).until(() -> values(cluster.topics().watches()).contains("second"));
    await().atMost(WITHIN).until(() -> output("alerts").contains("Configuration changed; taken."));
    assertThat(values(cluster.topics().feeds())).doesNotContain("first");
  }

  @Test
  void saysThatItWatchesWhenASecondWatchIsInUse() throws Exception {
    configure("first");
    start("enrich");
    await().atMost(WITHIN).until(() -> output("enrich").contains("watches for test"));

    Path second = Files.createDirectories(folder.resolve("second"));
    String later = WATCH.formatted("later").replace("watch: test", "watch: later");
    Files.writeString(second.resolve("watch.yaml"), later);
    start("enrich", second);
    Path log = second.resolve("enrich.log");
    await().atMost(WITHIN).until(() -> Files.readString(log, UTF_8).contains("watches for later"));
    Instant said = Instant.now();

    assertThat(
            LatestRecords.of(cluster, cluster.topics().watches())
                .getOrDefault(0, Map.of())
                .values())
        .filteredOn(item -> item.watch().equals("later"))
        .isNotEmpty()
        .allSatisfy(
            item -> assertThat(item.validFrom()).isBetween(Instant.EPOCH.plusMillis(1), said));
  }

  private void configure(String name) throws IOException {
    Files.writeString(folder.resolve("feeds.yaml"), FEED.formatted(name));
    Files.writeString(folder.resolve("watch.yaml"), WATCH.formatted(name));
    Files.writeString(folder.resolve("alerts.yaml"), ALERTS.formatted(name));
  }

  private void start(String service) throws IOException {
    start(service, folder);
  }

  /** Starts a service with its configuration, data and log in a folder. */
  private void start(String service, Path folder) throws IOException {
    services.add(
        JavaProcess.vigie(
            folder.resolve(service + ".log"),
            service,
            "--kafka",
            cluster.bootstrap(),
            "--partitions",
            "1",
            "--topic-prefix",
            cluster.topics().prefix(),
            "--config",
            folder.toString(),
            "--data",
            folder.resolve("data").toString()));
  }

  private String output(String service) throws IOException {
    return Files.readString(folder.resolve(service + ".log"), UTF_8);
  }

  private <V> String values(Topic<V> topic) {
    return LatestRecords.of(cluster, topic).values().stream()
        .map(Map::toString)
        .toList()
        .toString();
  }
}
