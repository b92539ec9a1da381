package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import org.vigie.settings.UnreadableFile;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie match}: finds tags and pickups in articles, given as lines of JSON. */
@Command(name = "match")
public final class MatchCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Option(names = "--stories")
  private boolean stories;

  @Option(names = "--release", paramLabel = "FILE")
  private List<Path> releases = List.of();

  @Parameters(arity = "1..*", paramLabel = "FILE|-", descriptionKey = "files")
  private List<String> files = List.of();

  private final PrintStream out;
  private final PrintStream err;

  /** File and line number of each article, for error messages, by the article's id. */
  private final Map<String, String> origins = new HashMap<>();

  private int failed;

  MatchCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The JSON line that is printed for one article if {@code --stories} is not given. */
  record Found(String id, List<Tag> tags, @Nullable Pickup pickup) {}

  @Override
  public Integer call() throws BadConfigurationException {
    var session = new MatchSession(Configuration.readWatch(config.dir, releases));
    Encodings.print(config.dir, err);
    for (String file : files) {
      match(file, session);
    }
    if (stories) {
      session.results().forEach(this::print);
    }
    for (var each : session.failures()) {
      fail(origins.get(each.id()) + ": can't be analysed: " + each.reason());
    }
    return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private void match(String file, MatchSession session) {
    try (var lines = open(file)) {
      String line;
      for (int number = 1; (line = lines.readLine()) != null; number++) {
        if (!line.isBlank()) {
          match(line, file, number, session);
        }
      }
    } catch (IOException e) {
      fail(file + " " + UnreadableFile.reason(Path.of(file), e));
    }
  }

  private void match(String line, String file, int number, MatchSession session) {
    String origin = file + " line " + number;
    try {
      Article article = ArticleLine.read(line, number, Instant.now());
      if (origins.putIfAbsent(article.id(), origin) != null) {
        throw new IOException("id " + article.id() + " is used by an earlier line");
      }
      var found = session.add(article);
      if (!stories) {
        found.ifPresent(each -> print(new Found(each.id(), each.tags(), each.pickup())));
      }
    } catch (IOException e) {
      fail(origin + ": " + e.getMessage());
    }
  }

  private void print(Object result) {
    out.println(Json.MAPPER.writeValueAsString(result));
  }

  private void fail(String message) {
    failed++;
    err.println("vigie: " + message);
  }

  private BufferedReader open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }
}
