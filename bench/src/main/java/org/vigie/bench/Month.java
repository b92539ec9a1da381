package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.vigie.bench.OfficeProcess.BrokenException;
import org.vigie.sandbox.load.LoadFeeds;
import org.vigie.sandbox.load.LoadText;
import org.vigie.sandbox.load.ShuffledSentences;

/**
 * Plays days of news as fast as they go: all services and the embedded broker in one process with
 * the launcher's heap. Prints a line for each day. Then polls all feeds unchanged, kills the
 * process and restarts it. The days end now, because Kafka's retention counts in real time.
 *
 * <p>{@code Month LAUNCHER CONFIG TEXTS DAYS FEEDS PER_DAY [MINUTES]}: the watch is read from the
 * folder CONFIG, sentences from the folder TEXTS. Playing ends after MINUTES, 15 by default.
 */
public final class Month implements AutoCloseable {
  /** Number of times that all feeds are polled in a day. An estimate: it keeps runs short. */
  private static final int ROUNDS = 4;

  private static final Duration ROUND = Duration.ofHours(24 / ROUNDS);

  /** If a round takes longer, Vigie is broken. A round of 5,000 articles takes two seconds. */
  private static final Duration ROUND_AT_MOST = Duration.ofMinutes(3);

  /** One article in {@value} has the subject of the watch. An estimate: a hundred a day. */
  private static final int ABOUT_IN = 200;

  private final Launcher launcher;
  private final TemporaryFolder temporary;
  private final Path folder;
  private final int count;
  private final int perRound;
  private final LoadFeeds feeds;
  private final List<Used> rounds = new ArrayList<>();
  private Instant now;
  private OfficeProcess office;
  private long articles;

  /** Wall time, and processor time of the process, that a round took. */
  private record Used(Duration wall, Duration cpu) {}

  private Month(Launcher launcher, Path config, Path texts, int days, int count, int perDay)
      throws IOException, BrokenException {
    this.launcher = launcher;
    this.count = count;
    this.perRound = perDay / ROUNDS;
    temporary = TemporaryFolder.withWatch(config);
    folder = temporary.path();
    var sentences = ShuffledSentences.of(texts);
    feeds = new LoadFeeds(seed -> text(sentences, seed), count);
    // why: the restart needs some hours more, and Kafka refuses records dated in the future.
    now = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days + 1L));
    Files.writeString(folder.resolve("feeds.yaml"), feeds.configuration("5h"));
    office = new OfficeProcess(launcher, folder, now);
  }

  public static void main(String[] args) throws Exception {
    int days = Integer.parseInt(args[3]);
    long minutes = args.length > 6 ? Integer.parseInt(args[6]) : 15;
    long deadline = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    try (var month =
        new Month(
            new Launcher(Path.of(args[0])),
            Path.of(args[1]),
            Path.of(args[2]),
            days,
            Integer.parseInt(args[4]),
            Integer.parseInt(args[5]))) {
      try {
        month.awaitStart();
        for (int day = 1; day <= days && System.nanoTime() < deadline; day++) {
          month.play(day);
        }
        month.unchanged();
        month.restart();
      } catch (BrokenException e) {
        System.out.printf("month: BROKEN after %,d articles: %s%n", month.articles, e.getMessage());
      }
      month.summarize();
    }
  }

  private static LoadText text(ShuffledSentences sentences, long seed) {
    LoadText text = sentences.article(seed);
    return seed % ABOUT_IN == 0
        ? new LoadText(
            "INESIA : " + text.title(), "<p>L’INESIA évalue les modèles.</p>" + text.html())
        : text;
  }

  /** Waits until the first polls have ended; else some would be dated after the first step. */
  private void awaitStart() throws BrokenException, InterruptedException {
    long began = System.nanoTime();
    while (feeds.requests() < count) {
      if (!office.isAlive() || !isIn(ROUND_AT_MOST, began)) {
        throw new BrokenException("the first polls did not end; the process is " + office.state());
      }
      Thread.sleep(50);
    }
    // why: the states of the last polls are committed a moment after the answers of the feeds.
    Thread.sleep(Duration.ofSeconds(5));
  }

  private void play(int day) throws IOException, BrokenException, InterruptedException {
    long began = System.nanoTime();
    ThreadTimes cpu = ThreadTimes.of(office.pid());
    for (int round = 0; round < ROUNDS; round++) {
      Duration before = office.cpu();
      Duration wall = round(perRound);
      rounds.add(new Used(wall, office.cpu().minus(before)));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int played = ROUNDS * perRound * count;
    System.out.printf(
        "day %d: %,d articles, %.1f s, %.0f/s; %s; disk %s; CPU %s%n",
        day,
        articles,
        seconds,
        played / seconds,
        office.memory(),
        disk(DiskUse.of(data()), 6),
        ThreadTimes.of(office.pid()).since(cpu).most(4));
  }

  /** Publishes entries, and waits until all are fetched, committed and read by enrich. */
  private Duration round(int entries) throws IOException, BrokenException, InterruptedException {
    now = now.plus(ROUND);
    feeds.publish(entries, now);
    long expected = office.articles() + (long) entries * count;
    long began = System.nanoTime();
    office.at(now);
    await(began, expected);
    articles += (long) entries * count;
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void await(long began, long expected) throws BrokenException, InterruptedException {
    while (feeds.served() < count || office.articles() < expected) {
      if (!office.isAlive() || System.nanoTime() - began > ROUND_AT_MOST.toNanos()) {
        String got = "%d of %d feeds polled, %d articles missing; the process is %s";
        long missing = expected - office.articles();
        throw new BrokenException(got.formatted(feeds.served(), count, missing, office.state()));
      }
      Thread.sleep(50);
    }
  }

  private void unchanged() throws IOException, BrokenException, InterruptedException {
    DiskUse before = DiskUse.of(data());
    Duration took = round(0);
    // why: the states of the last polls are committed a moment after the answers of the feeds.
    Thread.sleep(Duration.ofSeconds(2));
    DiskUse grown = DiskUse.of(data()).since(before);
    System.out.printf(
        "unchanged: %d polls in %.1f s; %d bytes a feed written (MB: %s)%n",
        count, seconds(took), grown.total() / count, grown.most(5));
  }

  private void restart() throws IOException, BrokenException, InterruptedException {
    office.kill();
    now = now.plus(ROUND);
    feeds.publish(perRound, now);
    long requests = feeds.requests();
    long began = System.nanoTime();
    var first =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (feeds.requests() == requests && sleep()) {}
                  System.out.printf(
                      "restart: first poll after %.1f s%n", (System.nanoTime() - began) / 1e9);
                });
    try (var run = new VigieRun(launcher, folder)) {
      while (run.isAlive()
          && run.articles() < (long) perRound * count
          && isIn(ROUND_AT_MOST, began)) {
        // why: a page of metrics costs some ms of processor time, which the start needs.
        Thread.sleep(500);
      }
      double caughtUp = (System.nanoTime() - began) / 1e9;
      first.interrupt();
      first.join();
      System.out.printf(
          "restart: %,d articles kept, %,d of %,d new ones read after %.1f s; resident at most %d MB%n",
          articles, run.articles(), perRound * count, caughtUp, run.mostResident());
    }
  }

  private static boolean isIn(Duration time, long began) {
    return System.nanoTime() - began < time.toNanos();
  }

  private static boolean sleep() {
    try {
      Thread.sleep(10);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void summarize() {
    int last = rounds.size();
    int few = Math.clamp(10_000 / Math.max(1, perRound * count), 1, Math.max(1, last));
    if (last > 0) {
      System.out.printf(
          "month: %,d articles; first 10,000: %s; last 10,000: %s%n",
          articles,
          perArticle(rounds.subList(0, few)),
          perArticle(rounds.subList(last - few, last)));
    }
  }

  private String perArticle(List<Used> some) {
    long each = (long) some.size() * perRound * count;
    return "%.3f ms of CPU an article (%.3f ms of time)"
        .formatted(
            some.stream().mapToLong(used -> used.cpu.toNanos()).sum() / 1e6 / each,
            some.stream().mapToLong(used -> used.wall.toNanos()).sum() / 1e6 / each);
  }

  private static String disk(DiskUse use, int most) {
    return "%.0f MB (%s)".formatted(use.total() / 1e6, use.most(most));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private Path data() {
    // why: not beside the configuration, which Vigie reads again when a file beside it changes.
    return folder.resolve("run/data");
  }

  @Override
  public void close() throws IOException {
    office.kill();
    feeds.close();
    temporary.close();
  }
}
