package org.vigie.standalone.init;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.propose.Answers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie init}: writes the configuration of a new watch. */
@Command(name = "init")
public final class InitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", descriptionKey = "init-dir")
  private Path dir = Path.of("");

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "init-name")
  private @Nullable String name;

  @Option(names = "--also", paramLabel = "NAME", descriptionKey = "init-also")
  private List<String> also = List.of();

  @Option(names = "--site", paramLabel = "URL", descriptionKey = "init-site")
  private @Nullable String site;

  @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "init-kind")
  private @Nullable String kind;

  @Option(names = "--spokesperson", paramLabel = "NAME,ROLE", descriptionKey = "init-person")
  private List<String> people = List.of();

  @Option(names = "--release", paramLabel = "FILE", descriptionKey = "init-release")
  private List<Path> releases = List.of();

  @Option(names = "--outlet", paramLabel = "URL", descriptionKey = "init-outlet")
  private List<String> outlets = List.of();

  @Option(names = "--force", descriptionKey = "init-force")
  private boolean isForced;

  private final PrintStream out;
  private final PrintStream err;

  public InitCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = new ConfigFolder(Files.createTempDirectory("vigie-init"), dir);
    try {
      return write(folder, name == null ? asked() : given(name));
    } catch (BadAnswerException e) {
      err.println("vigie: " + Characters.printable(String.valueOf(e.getMessage())));
      return Exit.BAD_USAGE;
    } finally {
      folder.deleteWork();
    }
  }

  private Answers given(String named) throws BadAnswerException {
    List<Spokesperson> spokespeople = new ArrayList<>();
    for (String person : people) {
      spokespeople.add(AnswerReader.person(person));
    }
    List<String> others = new ArrayList<>();
    for (String other : also) {
      others.add(AnswerReader.name(other));
    }
    List<URI> sites = new ArrayList<>();
    for (String outlet : outlets) {
      sites.add(AnswerReader.site(outlet));
    }
    return new Answers(
        AnswerReader.name(named),
        others,
        site == null ? null : AnswerReader.site(site),
        kind == null ? null : AnswerReader.kind(kind),
        spokespeople,
        releases,
        sites);
  }

  @SuppressWarnings("SystemConsoleNull") // it is null in a program without the JDK's terminal
  private Answers asked() throws BadAnswerException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new BadAnswerException("--name is missing, and there is no terminal to ask for it");
    }
    out.flush();
    return new Interview(question -> console.readLine("%s", question), err::println).answers();
  }

  /** Returns the languages of the releases, the first original's first; English without one. */
  private static List<String> languages(List<NewRelease> releases) {
    return releases.isEmpty()
        ? List.of("en")
        : releases.stream()
            .flatMap(release -> release.texts().stream())
            .map(ReleaseText::language)
            .distinct()
            .toList();
  }

  private int write(ConfigFolder folder, Answers answers)
      throws BadAnswerException, IOException, InterruptedException {
    ZoneId zone = ZoneId.systemDefault();
    List<NewRelease> read = new ReleaseFiles(folder.work(), zone).read(answers.releases());
    List<String> languages = languages(read);
    String language = languages.getFirst();
    List<SiteFeeds> feeds = feeds(answers);
    var watch = new WatchText(answers, read, zone, language);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("watch.yaml", watch.watch());
    files.put("feeds.yaml", new FeedsText(answers, watch.acronyms(), feeds, languages).text());
    files.put("alerts.yaml", watch.alerts());
    read.stream()
        .flatMap(release -> release.parts().stream())
        .forEach(part -> files.put("releases/" + part.file(), part.content()));
    List<Path> there = folder.existing(files);
    if (!there.isEmpty() && !isForced) {
      throw new BadAnswerException(
          "there already: " + there + "; nothing is written. --force replaces them");
    }
    folder.write(files);
    files.keySet().forEach(file -> out.println("wrote " + dir.resolve(file)));
    sayReleases(read);
    feeds.stream().filter(site -> !site.problem().isEmpty()).forEach(this::sayMissing);
    Stream.of(watch.domainSource(), watch.warning())
        .flatMap(Optional::stream)
        .forEach(out::println);
    sayWhatNext(zone);
    return Exit.DONE;
  }

  private List<SiteFeeds> feeds(Answers answers) throws InterruptedException {
    List<URI> sites = new ArrayList<>(answers.outlets());
    if (answers.site() != null) {
      sites.addFirst(answers.site());
    }
    if (!sites.isEmpty()) {
      err.printf("Looking for the feeds of %s.%n", Plural.of(sites.size(), "site"));
    }
    return SiteFeeds.find(sites, FeedsText.userAgent(answers));
  }

  private void sayReleases(List<NewRelease> releases) {
    releases.forEach(this::sayDate);
    if (releases.isEmpty()) {
      out.println(
          "No release was given, so no pickup can be found yet: see the end of watch.yaml.");
    }
  }

  private void sayDate(NewRelease release) {
    out.printf(
        "The release %s is dated %s (%s). Correct it in watch.yaml if that is wrong.%n",
        release.id(), release.published(), release.dateSource());
  }

  private void sayMissing(SiteFeeds site) {
    out.printf("%s: %s; see feeds.yaml.%n", site.asked(), Characters.printable(site.problem()));
  }

  private void sayWhatNext(ZoneId zone) {
    out.printf(
        """
        The time zone is %2$s, as on this machine; it is in watch.yaml and alerts.yaml.

        Next:
          1. Read the three files, and correct what is wrong. Each line says what it is for.
          2. ./vigie check --config %1$s
          3. ./vigie explain --config %1$s ARTICLE.txt     what is found in an article, and why
          4. ./vigie run --once --config %1$s --data %1$s-data     polls once and prints the alerts
        """,
        dir, zone);
  }
}
