package org.vigie.standalone.feeds;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.config.FeedUrl;
import org.vigie.ingest.discovery.FeedFinder;
import org.vigie.ingest.discovery.Findings;
import org.vigie.ingest.discovery.FoundFeed;
import org.vigie.ingest.feedlist.FeedList;
import org.vigie.ingest.feedlist.NewFeed;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code vigie feeds add}: finds the feeds of a site and adds them. */
@Command(name = "add")
final class FeedsAddCommand implements Callable<Integer> {
  private static final int MAX_DAYS = 3_650;

  @Mixin private Options.Config config = new Options.Config();

  @Parameters(paramLabel = "URL", descriptionKey = "site")
  private String url = "";

  @Option(names = "--pick", paramLabel = "N", split = ",", descriptionKey = "pick")
  private List<Integer> picked = List.of();

  @Option(names = "--all", descriptionKey = "pick-all")
  private boolean isAll;

  @Option(names = "--since", paramLabel = "DAYS", descriptionKey = "add-since")
  private @Nullable String since;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean isDryRun;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock = InstantSource.system();

  FeedsAddCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, BadConfigurationException, InterruptedException {
    String address = url.contains("://") ? url.strip() : "https://" + url.strip();
    Optional<String> wrong = FeedUrl.problemWith(address);
    if (wrong.isPresent()) {
      throw new ParameterException(spec.commandLine(), wrong.get());
    }
    String first = since == null ? null : firstDay(since);
    FeedList list = Configuration.readFeedList(config.dir);
    Findings findings = find(URI.create(address), list);
    if (findings.failure() != null && !url.contains("://")) {
      // why: small sites on an internal network have no https.
      findings = find(URI.create(address.replaceFirst("https", "http")), list);
    }
    if (findings.failure() != null) {
      err.println(
          "vigie: " + address + " can't be read: " + Characters.printable(findings.failure()));
      return Exit.SOME_FAILED;
    }
    findings.notes().forEach(note -> err.println("vigie: " + Characters.printable(note)));
    new FoundTable(clock.instant()).lines(findings.feeds()).forEach(out::println);
    return add(findings, first);
  }

  private Findings find(URI start, FeedList list) throws InterruptedException {
    String userAgent =
        list.config().feeds().isEmpty()
            ? "Vigie/1 (feed reader)"
            : list.config().feeds().getFirst().userAgent();
    try (var fetcher = new FeedFetcher(clock, Limits.DEFAULT)) {
      return new FeedFinder(fetcher, clock, userAgent).find(start);
    }
  }

  private int add(Findings findings, @Nullable String first)
      throws IOException, BadConfigurationException {
    List<FoundFeed> feeds = findings.feeds();
    if (feeds.isEmpty()) {
      err.println(
          "vigie: no feed found at "
              + findings.site().url()
              + "; if you know its address, add that");
      return Exit.SOME_FAILED;
    }
    List<Integer> numbers = chosen(feeds.size());
    if (numbers.isEmpty()) {
      err.println("vigie: nothing is added; choose with --pick 1,2 or --all");
      return Exit.SOME_FAILED;
    }
    List<NewFeed> chosen = new ArrayList<>();
    for (int number : numbers) {
      FoundFeed feed = feeds.get(number - 1);
      if (first != null && !feed.hasArchive()) {
        err.println("vigie: " + feed.url() + " has no archive, so its older entries can't be read");
      }
      if (feed.isPrivate()) {
        err.println(
            "vigie: " + feed.url() + " is on a private network, so it needs allowPrivate: true");
      }
      chosen.add(Additions.of(feed, findings.site(), feed.hasArchive() ? first : null));
    }
    return new FeedsEdit(config.dir, isDryRun, out, err).add(chosen, List.of());
  }

  /** Returns the numbers of the feeds to add: as asked for, else the only one, else none. */
  private List<Integer> chosen(int found) {
    for (int number : picked) {
      if (number < 1 || number > found) {
        String numbers = Plural.form(found, "is only feed 1", "are feeds 1 to " + found);
        throw new ParameterException(spec.commandLine(), "--pick " + number + ": there " + numbers);
      }
    }
    if (isAll || (picked.isEmpty() && found == 1)) {
      return IntStream.rangeClosed(1, found).boxed().toList();
    }
    return picked.isEmpty() ? Question.numbers(found, out) : picked.stream().distinct().toList();
  }

  /** Returns the day that is some days ago, as {@code feeds.yaml} has it; {@code 30d} is 30. */
  private String firstDay(String days) {
    String number = days.endsWith("d") ? days.substring(0, days.length() - 1) : days;
    if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) > MAX_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--since " + days + " is not a number of days such as 30d");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return today.minusDays(Integer.parseInt(number)).toString();
  }
}
