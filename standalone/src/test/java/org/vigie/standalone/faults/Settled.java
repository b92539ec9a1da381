package org.vigie.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.faults.Toll.Wanted;

/** Waits after the last fault until everything has arrived, and then counts. */
record Settled(FaultLoad load, Receivers receivers, long seed) {
  /** The number of faults of each test. */
  static final int FAULTS = Integer.getInteger("vigie.faults", 2);

  /** A short run doesn't wait for the next digest, which may be two minutes away. */
  static final boolean IS_LONG = FAULTS >= 10;

  /** Time without any arrival after which nothing more is expected. A rebalance takes 10 s. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration AT_MOST = Duration.ofMinutes(20);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /**
   * @param first the watch of #presse and of the mails
   * @param second the watch of #agenda and of the webhook
   * @param keepRunning starts the services that have ended, as systemd would
   */
  void check(String bootstrap, String first, String second, Callable<?> keepRunning)
      throws Exception {
    load.stop();
    Map<String, Boolean> published = load.published();
    Set<String> all = published.keySet();
    Set<String> some =
        all.stream()
            .filter(each -> published.getOrDefault(each, false))
            .collect(Collectors.toSet());
    List<Wanted> wanted =
        List.of(
            new Wanted("presse", first, all),
            new Wanted(Receivers.MAIL, first, all),
            new Wanted("agenda", second, some),
            new Wanted(Receivers.WEBHOOK, second, some));
    Map<String, Integer> digested = new HashMap<>();
    digested.put(second, some.size());
    digested.put(first, all.size());
    var cluster = new Cluster(bootstrap, new Topics("", 2));
    Instant began = Instant.now();
    Toll toll = await(() -> count(cluster, all, wanted, digested), keepRunning);
    System.out.printf(
        "FaultsIT: %d faults, seed %d, settled in %d s: %d articles; %s%n",
        FAULTS,
        seed,
        Duration.between(began, Instant.now()).toSeconds(),
        all.size(),
        summary(Records.read(cluster), toll));
    assertThat(toll.lost()).as("lost, seed " + seed).isEmpty();
    assertThat(toll.doubled()).as("doubled, seed " + seed).isEmpty();
  }

  private Toll count(
      Cluster cluster, Set<String> all, List<Wanted> wanted, Map<String, Integer> digested) {
    // why: a digest can be sent while the records are read.
    Set<String> atSlack = receivers.notificationsAtSlack();
    Records records = Records.read(cluster);
    Toll toll = Toll.of(all, wanted, records, receivers);
    toll.unknown(atSlack, records);
    if (IS_LONG) {
      toll.digests(digested, records);
    }
    return toll;
  }

  /** Counts until nothing is missing, or until nothing more arrives. Returns the last count. */
  private static Toll await(Callable<Toll> count, Callable<?> keepRunning) throws Exception {
    Instant end = Instant.now().plus(AT_MOST);
    Instant patience = end;
    int before = Integer.MAX_VALUE;
    while (true) {
      keepRunning.call();
      Toll toll = count.call();
      int missing = toll.lost().size();
      Instant now = Instant.now();
      if (missing == 0 || now.isAfter(patience) || now.isAfter(end)) {
        return toll;
      }
      if (missing != before) {
        patience = now.plus(PATIENCE);
        System.out.printf(
            "FaultsIT: %tT %d missing, such as %s%n",
            ZonedDateTime.now(ZoneOffset.UTC), missing, toll.lost().get(missing / 2));
      }
      before = missing;
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private String summary(Records records, Toll toll) {
    Map<Notification.State, Long> states =
        records.ledger().values().stream()
            .collect(
                Collectors.groupingBy(Notification::state, TreeMap::new, Collectors.counting()));
    return ("notifications %s; messages at Slack, at the webhook, mails: %s; marked as doubtful, by"
            + " copies: %s; %d lost, %d doubled")
        .formatted(
            states, receivers.counts(), toll.doubted(), toll.lost().size(), toll.doubled().size());
  }
}
