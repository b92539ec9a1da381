package org.vigie.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.alerts.console.Terminal;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.CoverageServer;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.MailCatcher;
import org.vigie.sandbox.MailText;
import org.vigie.sandbox.PostedMessage;
import org.vigie.sandbox.SlackText;
import org.vigie.sandbox.SpedUpClock;
import org.vigie.settings.Problems;
import org.vigie.standalone.Configuration;
import org.vigie.standalone.Outcome;
import org.vigie.standalone.RunSummary;
import org.vigie.standalone.Standalone;

/**
 * The week, from the first feed polled to the Slack message and the mail. Everything is as in
 * {@code run} but the outlets, the clock, and who plays Slack and the mail server.
 */
public final class Demo implements AutoCloseable {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant START = Instant.parse("2025-02-10T05:30:00Z");
  private static final Instant END = Instant.parse("2025-02-16T22:00:00Z");
  private static final Duration LASTS = Duration.ofSeconds(40);
  private static final Duration EVERY = Duration.ofMinutes(45);
  private static final int WIDTH = 78;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

  private static final String ALERTS =
      """
      language: fr
      timeZone: Europe/Paris
      slack: { baseUrl: "%s", tokenFile: slack-token }
      smtp: { host: 127.0.0.1, port: %d, tls: none, from: "Vigie <vigie@vigie.example>" }
      channels:
        presse: { slack: "#presse" }
        equipe: { email: [equipe@cesia.example], language: en }
      routes:
        - { match: { pickup: [REPRINT, QUOTE, PARAPHRASE] }, to: [presse, equipe], groupWait: 30s, groupInterval: 5m }
        - { match: { tag: [inesia, ai-safety-report, cop-analogy, cesia, segerie] }, to: [presse], groupWait: 5m }
      """;

  private final PrintStream out;
  private final SpedUpClock clock =
      new SpedUpClock(START, END, Duration.between(START, END).dividedBy(LASTS), System::nanoTime);
  private final Path folder;
  private final CoverageServer outlets;
  private final FakeSlack slack;
  private final MailCatcher mail;
  private final Standalone standalone;
  private final int articles;
  private final int feeds;

  /**
   * @param watch whose first release the coverage quotes; it needs a French and an English text
   * @param listen where the page is served
   * @param out for what is told on the way and in the end
   */
  public Demo(WatchConfig watch, InetSocketAddress listen, PrintStream out)
      throws IOException, InterruptedException {
    this.out = out;
    folder = Files.createTempDirectory("vigie-demo");
    Coverage coverage = Coverage.bundled(watch.releases().getFirst().texts());
    articles = coverage.pieces().size();
    feeds = coverage.outlets().size();
    outlets = new CoverageServer(coverage, clock);
    slack = FakeSlack.start(0, clock, "#presse");
    mail = MailCatcher.start(0);
    var configuration = new Configuration(feeds(coverage), watch, alerts(watch));
    var settings =
        new Standalone.Settings(folder.resolve("data"), null, new Topics("", 2), listen, null);
    standalone = new Standalone(settings, configuration, clock, new Terminal(out, false, 0), out);
  }

  /** Plays the week and shows what came of it; the page stays up until {@link #close}. */
  public void play() throws IOException, InterruptedException {
    standalone.start();
    standalone.awaitRunning();
    out.printf(
        "A week of invented coverage, %d articles of %d outlets, in %d seconds.%nThe page, live: %s%n",
        articles, feeds, LASTS.toSeconds(), standalone.page());
    clock.run();
    LocalDate told = null;
    while (clock.instant().isBefore(END)) {
      LocalDate day = clock.instant().atZone(PARIS).toLocalDate();
      if (!day.equals(told)) {
        out.println("— " + DAY.format(day));
        told = day;
      }
      Thread.sleep(100);
    }
    show(standalone.drain());
  }

  /** Works through what the feeds list at the week's end in one go; shows nothing. */
  public RunSummary skim() throws InterruptedException {
    clock.finish();
    return standalone.once();
  }

  private void show(Outcome outcome) throws IOException {
    out.printf(
        "%nThe week is over: %d articles concerned the watch, %d took from the release, in %d"
            + " stories; %d alerts.%n",
        outcome.mentions(), outcome.pickups(), outcome.stories(), outcome.notifications());
    List<PostedMessage> thread = longestThread();
    out.printf("%nOn Slack, the story with the most to tell:%n%n%s%n", SlackText.of(thread, WIDTH));
    List<byte[]> mails = mail.mails();
    if (!mails.isEmpty()) {
      out.printf(
          "%nBy e-mail, the first of %d:%n%n%s%n", mails.size(), MailText.of(mails.getFirst()));
    }
    out.printf("%nThe page stays up at %s  (Ctrl-C ends)%n", standalone.page());
  }

  /** A root and its answers. */
  private List<PostedMessage> longestThread() {
    Map<String, List<PostedMessage>> threads =
        slack.messages().stream()
            .collect(
                Collectors.groupingBy(
                    message -> message.thread() == null ? message.ts() : message.thread(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return threads.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
  }

  @Override
  public void close() throws IOException {
    standalone.close();
    outlets.close();
    slack.close();
    mail.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private FeedsConfig feeds(Coverage coverage) {
    List<Outlet> all = coverage.outlets().values().stream().map(Coverage.Source::outlet).toList();
    List<Feed> feeds =
        coverage.outlets().values().stream()
            .map(
                source ->
                    new Feed(
                        source.outlet().id(),
                        outlets.url(source.outlet().id()),
                        source.outlet(),
                        source.language(),
                        EVERY,
                        false,
                        true,
                        "Vigie/1 (demo)"))
            .toList();
    return new FeedsConfig(feeds, all);
  }

  private AlertsConfig alerts(WatchConfig watch) throws IOException {
    Files.writeString(
        folder.resolve(AlertsFile.NAME), ALERTS.formatted(slack.baseUrl(), mail.port()));
    Path token = Files.createFile(folder.resolve("slack-token"), OWNER_ONLY);
    Files.writeString(token, "xoxb-demo");
    var problems = new Problems();
    Set<String> tags = watch.tags().stream().map(TagRules::id).collect(Collectors.toSet());
    AlertsConfig config = AlertsFile.read(folder, tags, problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("demo: " + problems.all());
    }
    return config;
  }
}
