package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.events.Article;
import org.vigie.ingest.text.Characters;
import org.vigie.kafka.Cluster;
import org.vigie.settings.UnreadableFile;
import org.vigie.standalone.explain.ArticleFile;
import org.vigie.standalone.explain.ArticleText;
import org.vigie.standalone.explain.KeptArticles;
import org.vigie.standalone.explain.ReportText;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.ChosenCluster;
import org.vigie.standalone.setup.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie explain}: what is found in one article, and why. */
@Command(name = "explain")
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();

  @Option(
      names = "--published",
      paramLabel = "TIME",
      descriptionKey = "explain-published",
      converter = TimeOption.class)
  private TimeOption.@Nullable Given published;

  @Option(names = "--all", descriptionKey = "explain-all")
  private boolean isAll;

  @Parameters(paramLabel = "FILE|ARTICLE", descriptionKey = "explained")
  private String article = "";

  private final PrintStream out;
  private final PrintStream err;

  ExplainCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException, InterruptedException {
    Configuration configuration = Configuration.read(config.dir, List.of());
    Encodings.print(config.dir, err);
    ZoneId zone = configuration.watch().organisation().zone();
    Instant dated = dated(zone);
    try {
      List<Article> found = file() == null ? kept() : read(file(), dated);
      if (found.isEmpty()) {
        err.println(
            "vigie: " + article + " is no file, and no kept article has this id or address");
        return Exit.SOME_FAILED;
      }
      if (isUndated()) {
        out.println(
            "The text has no date, so it counts as of now. If it is older, add --published DAY.");
      }
      boolean isAhead = published != null && published.isAhead(Instant.now(), zone);
      if (isAhead && found.stream().anyMatch(each -> isOf(dated, each))) {
        out.println("--published lies ahead; the article is explained as if it appeared then.");
      }
      explain(found, configuration);
      return Exit.DONE;
    } catch (IOException e) {
      err.println("vigie: " + e.getMessage());
      return Exit.SOME_FAILED;
    }
  }

  private void explain(List<Article> articles, Configuration configuration) {
    for (int i = 0; i < articles.size(); i++) {
      if (articles.size() > 1) {
        out.printf(
            "%s=== Article %d of %d: %s%n",
            i == 0 ? "" : "\n", i + 1, articles.size(), Characters.printable(articles.get(i).id()));
      }
      var report = ArticleReport.of(configuration.watch(), articles.get(i));
      new ReportText(report, configuration.alerts(), isAll).lines().forEach(out::println);
    }
  }

  /**
   * True if the article counts as of this time; without a date, it counts as of when it is seen.
   */
  private static boolean isOf(Instant dated, Article found) {
    return dated.equals(found.published() == null ? found.seen() : found.published());
  }

  private @Nullable Path file() throws IOException {
    try {
      Path file = Path.of(article);
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a folder; name a file in it");
      }
      return isRegular(file) ? file : null;
    } catch (InvalidPathException e) {
      return null; // why: an address can have signs that no file name has.
    }
  }

  /** Throws if the file is not known to be absent, but can't be reached. */
  private static boolean isRegular(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
    } catch (IOException e) {
      // why: in other cases, the name is a kept article's id or address.
      if (e instanceof AccessDeniedException || Files.isSymbolicLink(file)) {
        throw new IOException(file + " " + UnreadableFile.reason(file, e), e);
      }
      return false;
    }
  }

  private boolean isUndated() throws IOException {
    Path file = file();
    return published == null && file != null && isText(file);
  }

  private static boolean isText(Path file) {
    return !file.toString().endsWith(".json") && !file.toString().endsWith(".jsonl");
  }

  /** Reads a text, or else each line of JSON. */
  private static List<Article> read(@Nullable Path file, Instant dated) throws IOException {
    Path path = Objects.requireNonNull(file);
    return isText(path) ? List.of(ArticleText.read(path, dated)) : new ArticleFile(path).all(dated);
  }

  /** Returns when an article that says nothing about it counts as published. */
  private Instant dated(ZoneId zone) {
    return published == null ? Instant.now() : published.in(zone);
  }

  private List<Article> kept() throws InterruptedException {
    if (kafka.connection() == null && !Files.isDirectory(data.dir)) {
      return List.of();
    }
    try (var chosen = ChosenCluster.of(kafka.connection(), kafka.prefix, data.dir)) {
      Cluster cluster = chosen.cluster();
      return cluster.has(cluster.topics().articles())
          ? new KeptArticles(cluster).find(article).stream().toList()
          : List.of();
    }
  }
}
