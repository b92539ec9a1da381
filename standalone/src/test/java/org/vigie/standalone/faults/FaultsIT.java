package org.vigie.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.MailCatcher;
import org.vigie.standalone.faults.Toll.Wanted;

/**
 * Breaks Vigie at random moments while articles arrive, as one process and as two of each service
 * beside a broker. {@code -Dvigie.faults=100} sets the number of faults of each test; the test
 * prints the seed, and {@code -Dvigie.seed} repeats it.
 */
class FaultsIT {
  private static final int FAULTS = Integer.getInteger("vigie.faults", 4);
  private static final String VIGIE = "org.vigie.standalone.cli.Vigie";

  /** Longer than the sessions of consumers (6 s), so that others take over. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** Time after the last fault until everything must be sent. A rebalance takes 10 s. */
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

  /** Largest error of the clock. Vigie tolerates two minutes against Slack's clock. */
  private static final int MOST_SKEW_SECONDS = 60;

  @TempDir Path folder;

  private final long seed = Long.getLong("vigie.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final FaultLoad load = new FaultLoad(seed);
  private final FakeSlack slack = new FakeSlack(InstantSource.system(), "#presse", "#agenda");
  private final MailCatcher mail = new MailCatcher();
  private final List<Instance> services = new ArrayList<>();
  private Instance broker = new Instance("none", "", List.of(), Path.of(""), null);
  private String bootstrap = "";

  @BeforeEach
  void prepare() throws IOException {
    slack.limit(true);
    Files.writeString(
        Files.createFile(
            folder.resolve("token"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
        "xoxb-test");
  }

  @AfterEach
  void end() throws Exception {
    for (Instance each : services) {
      each.kill();
    }
    broker.kill();
    load.close();
    slack.close();
    mail.close();
  }

  /** One process with the embedded broker: kills, pauses, wrong clocks, a Slack that fails. */
  @Test
  void oneProcessLosesNothingAndSendsNothingTwice() throws Exception {
    Path config = configure("office", "test-a", Set.of("inesia", "sommet"));
    Path clock = Files.writeString(folder.resolve("clock"), "0");
    Path ready = folder.resolve("ready");
    var office =
        new Instance(
            "office",
            OfficeMain.class.getName(),
            List.of(config.toString(), clock.toString(), ready.toString()),
            folder.resolve("office.log"),
            ready);
    services.add(office);
    bootstrap = office.start();
    load.start();
    for (int fault = 1; fault <= FAULTS; fault++) {
      sleep(random.nextInt(6_000));
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          say(fault, "kill -9");
          office.kill();
        }
        case 2 -> {
          say(fault, "paused");
          pause(office);
        }
        case 3 -> {
          say(fault, "ended and started again");
          office.end();
        }
        case 4 -> {
          int skew = random.nextInt(2 * MOST_SKEW_SECONDS) - MOST_SKEW_SECONDS;
          say(fault, "clock wrong by " + skew + " s");
          Files.writeString(clock, Integer.toString(skew));
        }
        default -> slackFails(fault);
      }
      String started = office.start();
      bootstrap = started.isEmpty() ? bootstrap : started;
    }
    Files.writeString(clock, "0");
    check(List.of("test-a", "test-a"));
  }

  /** A broker and two of each service: one or all killed, paused, ended; the broker restarted. */
  @Test
  void twoOfEachServiceLoseNothingAndSendNothingTwice() throws Exception {
    Path ready = folder.resolve("broker.address");
    broker =
        new Instance(
            "broker",
            BrokerMain.class.getName(),
            List.of(folder.resolve("broker").toString(), ready.toString()),
            folder.resolve("broker.log"),
            ready);
    bootstrap = broker.start();
    Path first = configure("a", "test-a", Set.of("inesia"));
    Path second = configure("b", "test-b", Set.of("sommet"));
    Path both = configure("both", "test-both", Set.of("inesia", "sommet"));
    services.add(service("ingest", "1", both));
    services.add(service("ingest", "2", both));
    services.add(service("enrich", "1", first));
    services.add(service("enrich", "2", second));
    services.add(service("alerts", "1", both));
    services.add(service("alerts", "2", both));
    startServices();
    load.start();
    for (int fault = 1; fault <= FAULTS; fault++) {
      sleep(random.nextInt(6_000));
      breakOne(fault, services.get(random.nextInt(services.size())));
      startServices();
    }
    check(List.of("test-a", "test-b"));
  }

  private void breakOne(int fault, Instance one) throws IOException, InterruptedException {
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        say(fault, "kill -9 of " + one);
        one.kill();
        sleep(random.nextInt(15_000));
      }
      case 2 -> {
        say(fault, "kill -9 of all services");
        for (Instance each : services) {
          each.kill();
        }
      }
      case 3 -> {
        say(fault, "paused " + one);
        pause(one);
      }
      case 4 -> {
        say(fault, "ended " + one);
        one.end();
        sleep(random.nextInt(3_000));
      }
      case 5, 6 -> {
        boolean isKilled = random.nextBoolean();
        say(fault, "broker " + (isKilled ? "killed" : "ended") + " and started again");
        if (isKilled) {
          broker.kill();
        } else {
          broker.end();
        }
        broker.start();
      }
      default -> slackFails(fault);
    }
  }

  private void slackFails(int fault) {
    List<Fault> next = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      next.add(
          switch (random.nextInt(4)) {
            case 0 -> new Fault.TakenInSilence();
            case 1 -> new Fault.TakenWithError();
            case 2 -> new Fault.SlowDown(2);
            default -> new Fault.ServerError();
          });
    }
    say(fault, "Slack fails: " + next);
    slack.misbehave(next);
  }

  private static void pause(Instance one) throws IOException, InterruptedException {
    one.pause();
    try {
      Thread.sleep(PAUSE);
    } finally {
      one.resume();
    }
  }

  private void startServices() throws IOException {
    for (Instance each : services) {
      if (each.isDead()) {
        System.out.println("FaultsIT:   " + each + " starts again");
      }
      each.start();
    }
  }

  /**
   * @param watches the watch of #presse and of the mails, and that of #agenda
   */
  private void check(List<String> watches) throws Exception {
    load.stop();
    Map<String, Boolean> published = load.published();
    Set<String> second =
        published.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<Wanted> wanted =
        List.of(
            new Wanted("presse", watches.getFirst(), published.keySet()),
            new Wanted("equipe", watches.getFirst(), published.keySet()),
            new Wanted("agenda", watches.getLast(), second));
    var cluster = new Cluster(bootstrap, new Topics("", 2));
    var toll = new AtomicReference<Toll>();
    try {
      await()
          .atMost(SETTLED_WITHIN)
          .pollInterval(Duration.ofSeconds(2))
          .ignoreExceptions()
          .until(
              () -> {
                // why: a service that can't reach the broker ends; systemd would restart it.
                startServices();
                toll.set(Toll.of(cluster, published.keySet(), wanted, slack, mail));
                return toll.get().lost().isEmpty();
              });
    } catch (ConditionTimeoutException e) {
      // The assertion below names what is missing.
    }
    Toll found = toll.get();
    System.out.printf(
        "FaultsIT: %d faults, seed %d: %d lost, %d doubled; %s%n",
        FAULTS, seed, found.lost().size(), found.doubled().size(), found.summary());
    assertThat(found.lost()).as("lost, seed " + seed).isEmpty();
    assertThat(found.doubled()).as("doubled, seed " + seed).isEmpty();
  }

  private Instance service(String name, String number, Path config) {
    return new Instance(
        name + " " + number,
        VIGIE,
        List.of(
            name,
            "--kafka",
            bootstrap,
            "--partitions",
            "2",
            "--config",
            config.toString(),
            "--data",
            folder.resolve("data" + number).toString()),
        folder.resolve(name + number + ".log"),
        null);
  }

  private Path configure(String name, String watch, Set<String> tags) throws IOException {
    Path config = Files.createDirectory(folder.resolve(name));
    Files.copy(
        folder.resolve("token"),
        config.resolve("token"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    String outlet =
        "  - { id: %s, name: %1$s, domain: %1$s.example, language: fr, feeds: [\"%s\"] }%n";
    Files.writeString(
        config.resolve("feeds.yaml"),
        "defaults: { allowPrivate: true, every: 1s }\noutlets:\n"
            + FaultLoad.FEEDS.stream()
                .map(feed -> outlet.formatted(feed, load.url(feed)))
                .collect(Collectors.joining()));
    Files.writeString(
        config.resolve("watch.yaml"),
        "watch: "
            + watch
            + "\norganisation: { name: Test, domains: [], tags: [] }\ntags:\n"
            + tags.stream()
                .sorted()
                .map("  - { id: %s, name: %1$s, rules: [ { query: %1$s } ] }\n"::formatted)
                .collect(Collectors.joining()));
    if (tags.size() > 1) {
      Files.writeString(config.resolve("alerts.yaml"), alerts());
    }
    return config;
  }

  private String alerts() {
    return """
    timeZone: UTC
    slack: { baseUrl: "%s", tokenFile: token }
    smtp: { host: 127.0.0.1, port: %d, tls: none, from: "Vigie <vigie@vigie.example>" }
    channels:
      presse: { slack: "#presse" }
      agenda: { slack: "#agenda" }
      equipe: { email: [equipe@vigie.example] }
    routes:
      - { match: { tag: [inesia] }, to: [presse, equipe], groupWait: 2s, groupInterval: 5s, continue: true }
      - { match: { tag: [sommet] }, to: [agenda], groupWait: 0, groupInterval: 0 }
    digests:
    %s\
    """
        .formatted(slack.baseUrl(), mail.port(), digests());
  }

  /** Returns a digest for every second minute of the next two hours. */
  private static String digests() {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    var yaml = new StringBuilder();
    for (int minute = 1; minute < 120; minute += 2) {
      ZonedDateTime at = now.plusMinutes(minute);
      yaml.append(
          "  - { to: [agenda], at: \"%02d:%02d\" }%n".formatted(at.getHour(), at.getMinute()));
    }
    return yaml.toString();
  }

  private static void sleep(int millis) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(millis));
  }

  private void say(int fault, String what) {
    System.out.printf("FaultsIT: %d of %d: %s%n", fault, FAULTS, what);
  }
}
