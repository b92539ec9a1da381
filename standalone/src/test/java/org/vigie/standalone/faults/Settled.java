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
  static final int FAULTS = Integer.getInteger("vigie.faults", 4);

  /** A short run doesn't wait for the next digest, which may be two minutes away. */
  static final boolean IS_LONG = FAULTS >= 10;

  /** Time without any arrival after which nothing more is expected. A rebalance takes 10 s. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration AT_MOST = Duration.ofMinutes(20);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /**
   * @param watches the watch of #presse and of the mails, and that of #agenda and the webhook
   * @param keepRunning starts the services that have ended, as systemd would
   */
  void check(String bootstrap, List<String> watches, Callable<?> keepRunning) throws Exception {
    load.stop();
    Map<String, Boolean> published = load.published();
    Set<String> all = published.keySet();
    Set<String> second =
        all.stream()
            .filter(each -> published.getOrDefault(each, false))
            .collect(Collectors.toSet());
    List<Wanted> wanted =
        List.of(
            new Wanted("presse", watches.getFirst(), all),
            new Wanted(Receivers.MAIL, watches.getFirst(), all),
            new Wanted("agenda", watches.getLast(), second),
            new Wanted(Receivers.WEBHOOK, watches.getLast(), second));
    Map<String, Integer> digested = new HashMap<>();
    digested.put(watches.getLast(), second.size());
    digested.put(watches.getFirst(), all.size());
    var cluster = new Cluster(bootstrap, new Topics("", 2));
    Instant began = Instant.now();
    Instant changed = began;
    Records records;
    Toll toll;
    int before = Integer.MAX_VALUE;
    while (true) {
      keepRunning.call();
      records = Records.read(cluster);
      toll = Toll.of(all, wanted, records, receivers);
      if (IS_LONG) {
        toll.digests(digested, records);
      }
      Instant now = Instant.now();
      if (toll.lost().size() != before) {
        changed = now;
        System.out.printf(
            "FaultsIT: %tT %d missing, such as %s%n",
            ZonedDateTime.now(ZoneOffset.UTC),
            toll.lost().size(),
            toll.lost().stream().skip(toll.lost().size() / 2).limit(1).toList());
      }
      before = toll.lost().size();
      boolean isOver = now.isAfter(changed.plus(PATIENCE)) || now.isAfter(began.plus(AT_MOST));
      if (before == 0 || isOver) {
        break;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    System.out.printf(
        "FaultsIT: %d faults, seed %d, settled in %d s: %d articles; %d notifications %s; arrived at"
            + " Slack, webhook, mail: %s; doubted by copies: %s; %d lost, %d doubled%n",
        FAULTS,
        seed,
        Duration.between(began, Instant.now()).toSeconds(),
        all.size(),
        records.ledger().size(),
        states(records),
        receivers.counts(),
        toll.doubted(),
        toll.lost().size(),
        toll.doubled().size());
    assertThat(toll.lost()).as("lost, seed " + seed).isEmpty();
    assertThat(toll.doubled()).as("doubled, seed " + seed).isEmpty();
  }

  private static Map<Notification.State, Long> states(Records records) {
    return records.ledger().values().stream()
        .collect(Collectors.groupingBy(Notification::state, TreeMap::new, Collectors.counting()));
  }
}
