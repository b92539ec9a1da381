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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.releases.BadReleaseException;
import org.vigie.standalone.releases.NewRelease;
import org.vigie.standalone.releases.ReleaseFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie init}: writes the configuration of a new watch. */
@Command(name = "init")
public final class InitCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(WatchFile.NAME, FeedsFile.NAME, AlertsFile.NAME);

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

  @Option(names = "--release", paramLabel = "FILE|URL", descriptionKey = "init-release")
  private List<String> releases = List.of();

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
    var folder = new ConfigFolder(Files.createTempDirectory("vigie-init"), dir, isForced);
    try {
      folder.refuse(FILES);
      var files = new ReleaseFiles(ZoneId.systemDefault());
      return write(folder, files, name == null ? asked(files) : given(name));
    } catch (BadAnswerException | BadReleaseException e) {
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
      others.add(AnswerReader.otherName(other));
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
  private Answers asked(ReleaseFiles files) throws BadAnswerException, InterruptedException {
    boolean isAnswered = site != null || kind != null;
    if (isAnswered || Stream.of(also, people, releases, outlets).anyMatch(it -> !it.isEmpty())) {
      throw new BadAnswerException(
          "the other answers also need --name; without any of them, Vigie asks for all");
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new BadAnswerException("--name is missing, and there is no terminal to ask for it");
    }
    out.flush();
    return new Interview(question -> console.readLine("%s", question), err::println, files)
        .answers();
  }

  /** Returns the languages of the releases, the first original's first; English without one. */
  private static List<String> languages(List<ReleaseText> texts) {
    return texts.isEmpty()
        ? List.of("en")
        : texts.stream().map(ReleaseText::language).distinct().toList();
  }

  private int write(ConfigFolder folder, ReleaseFiles given, Answers typed)
      throws BadAnswerException, BadReleaseException, IOException, InterruptedException {
    ZoneId zone = given.zone();
    Answers answers = AnswerNotes.once(typed);
    List<NewRelease> read = given.read(answers.releases());
    Map<String, String> copies = copies(read);
    folder.refuse(copies.keySet());
    List<ReleaseText> texts = read.stream().flatMap(each -> each.texts().stream()).toList();
    List<String> languages = languages(texts);
    String language = languages.getFirst();
    List<SiteFeeds> feeds = feeds(answers);
    var watch = new WatchText(answers, read, zone, language);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(WatchFile.NAME, watch.watch());
    files.put(FeedsFile.NAME, new FeedsText(answers, watch.searched(), feeds, languages).text());
    files.put(AlertsFile.NAME, watch.alerts());
    files.putAll(copies);
    folder.write(files);
    files.keySet().forEach(file -> out.println("wrote " + dir.resolve(file)));
    List<String> notes = new ArrayList<>(given.notes(answers.releases()));
    notes.addAll(new AnswerNotes(typed, texts).lines());
    new WhatNext(dir, zone, read, feeds, watch, notes).lines().forEach(out::println);
    return Exit.DONE;
  }

  /** Returns the texts of the releases by their paths in the folder. */
  private static Map<String, String> copies(List<NewRelease> releases) {
    Map<String, String> copies = new LinkedHashMap<>();
    releases.stream()
        .flatMap(release -> release.parts().stream())
        .forEach(part -> copies.put(part.path(), part.content()));
    return copies;
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
}
