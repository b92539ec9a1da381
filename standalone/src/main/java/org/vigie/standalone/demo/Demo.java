package org.vigie.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.MailText;
import org.vigie.sandbox.PostedMessage;
import org.vigie.sandbox.SlackText;
import org.vigie.sandbox.SpedUpClock;
import org.vigie.settings.Plural;
import org.vigie.standalone.process.ResultCounts;

/**
 * The demo runs the real services, from the first poll to the Slack message and the mail. The
 * sandbox replaces only the outlets, the clock, Slack and the mail server.
 */
public final class Demo implements AutoCloseable {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Time at which the demo's clock starts, 35 minutes before the first bundled article. */
  private static final Instant START = Instant.parse("2025-02-10T05:30:00Z");

  private static final Instant END = Instant.parse("2025-02-16T22:00:00Z");

  /** Real time in which the demo plays its week. An estimate: a user watches that long. */
  private static final Duration DURATION = Duration.ofSeconds(40);

  /** Time between two polls of a feed on the demo's clock. In real time, that is about 0.2 s. */
  private static final Duration POLL_INTERVAL = Duration.ofMinutes(45);

  /** Maximum number of characters of a printed line, which fits a terminal of 80 columns. */
  private static final int WIDTH = 78;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private static final String ALERTS =
      """
      language: fr
      timeZone: Europe/Paris
      channels:
        presse: { slack: "#presse" }
        equipe: { email: [equipe@cesia.example], language: en }
      routes:
        - { match: { pickup: [REPRINT, QUOTE, PARAPHRASE] }, to: [presse, equipe], groupWait: 30s, groupInterval: 5m }
        - { match: { tag: [inesia, ai-safety-report, cop-analogy, cesia, segerie] }, to: [presse], groupWait: 5m }
      """;

  private final PrintStream out;
  private final SpedUpClock clock;
  private final Coverage coverage;
  private final SandboxRun run;

  /**
   * @param watch its first release must have a French and an English text, which articles quote
   * @param listen address at which the dashboard's page is served
   * @param out receives the alerts and the summary
   */
  public Demo(WatchConfig watch, InetSocketAddress listen, PrintStream out)
      throws IOException, InterruptedException {
    this.out = out;
    long factor = Duration.between(START, END).dividedBy(DURATION);
    clock = new SpedUpClock(START, END, factor, System::nanoTime);
    coverage = Coverage.bundled(watch.releases().getFirst().texts());
    var scenario = new SandboxRun.Scenario(coverage, clock, POLL_INTERVAL, ALERTS, 1);
    run = SandboxRun.of(scenario, watch, clock, listen, out);
  }

  /** Plays the week and prints the results. The dashboard stays open until {@link #close}. */
  public void play() throws IOException, InterruptedException {
    run.standalone().expectDrain();
    run.standalone().start();
    run.standalone().awaitRunning();
    announce();
    clock.run();
    LocalDate printed = null;
    while (clock.instant().isBefore(END)) {
      LocalDate day = clock.instant().atZone(PARIS).toLocalDate();
      if (!day.equals(printed)) {
        out.println("— " + DAY.format(day));
        printed = day;
      }
      Thread.sleep(100);
    }
    print(run.standalone().drain());
  }

  /** Prints what follows, and where a browser and a Kafka client can watch it. */
  void announce() {
    out.printf(
        "A week of invented coverage, %d articles of %d outlets, in %d seconds.%n",
        coverage.pieces().size(), coverage.outlets().size(), DURATION.toSeconds());
    out.printf("The page, live: %s%nThe topics, for any Kafka client: %s%n", page(), broker());
  }

  /** Sets the clock to the week's end, polls each feed once, waits until all alerts are sent. */
  public void runOnce() throws InterruptedException {
    clock.finish();
    run.standalone().once();
  }

  private void print(ResultCounts counts) throws IOException {
    out.printf(
        "%nThe week is over: %s concerned the watch, %d took from the release, in %s; %s.%n",
        Plural.of(counts.mentions(), "article"),
        counts.pickups(),
        Plural.of(counts.stories(), "story", "stories"),
        Plural.of(counts.notifications(), "alert"));
    List<PostedMessage> thread = longestThread();
    out.printf(
        "%nOn Slack, the story with the longest thread:%n%n%s%n", SlackText.of(thread, WIDTH));
    List<byte[]> mails = run.mail().mails();
    if (!mails.isEmpty()) {
      out.printf(
          "%nBy e-mail, the first of %d:%n%n%s%n", mails.size(), MailText.of(mails.getFirst()));
    }
  }

  /** Returns the URL of the dashboard's page. */
  public String page() {
    return run.standalone().page();
  }

  /** Returns the address of the Kafka broker that has the topics, such as 127.0.0.1:41737. */
  public String broker() {
    return run.standalone().cluster().bootstrap();
  }

  /** Returns the Slack message with the most replies, followed by its replies. */
  private List<PostedMessage> longestThread() {
    Map<String, List<PostedMessage>> threads = new LinkedHashMap<>();
    for (PostedMessage message : run.slack().messages()) {
      String thread = message.thread() == null ? message.ts() : message.thread();
      threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(message);
    }
    return threads.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
  }

  @Override
  public void close() throws IOException {
    run.close();
  }
}
