package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import org.vigie.standalone.Configuration;
import org.vigie.standalone.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie match}: tags and pickups of given articles. */
@Command(
    name = "match",
    description = {
      "Find tags and pickups in articles given as JSON lines, of which only \"title\" is required;",
      "\"html\" may stand for \"text\" and is cleaned as a feed's is. One line out per line in, in",
      "the same order: {\"id\",\"tags\":[…],\"pickup\":{…}|null,\"story\",\"copyOf\"}."
    })
public final class MatchCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Option(
      names = "--stories",
      description = "also group copies and stories; answers come when the last line was read")
  private boolean stories;

  @Option(
      names = "--release",
      paramLabel = "FILE",
      description =
          "use these releases, not the configured ones; language by their ending .fr.txt or .en.md")
  private List<Path> releases = List.of();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|-",
      description = "JSON lines; - is standard input")
  private List<String> files = List.of();

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock;
  private final Set<String> ids = new HashSet<>();
  private int failed;

  MatchCommand(InputStream in, PrintStream out, PrintStream err, InstantSource clock) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /** The answer without {@code --stories}. */
  record Found(String id, List<Tag> tags, @Nullable Pickup pickup) {}

  @Override
  public Integer call() {
    try {
      var session = new MatchSession(Configuration.readWatch(config.dir, releases));
      for (String file : files) {
        match(file, session);
      }
      if (stories) {
        session.results().forEach(result -> out.println(Json.MAPPER.writeValueAsString(result)));
      }
      session.failures().forEach(each -> fail("article " + each.id() + ": " + each.reason()));
      return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      return Exit.BAD_USAGE;
    }
  }

  private void match(String file, MatchSession session) {
    try (var lines = open(file)) {
      String line;
      for (int number = 1; (line = lines.readLine()) != null; number++) {
        if (!line.isBlank()) {
          match(line, file, number, session);
        }
      }
    } catch (NoSuchFileException e) {
      fail(file + ": no such file");
    } catch (IOException e) {
      fail(file + ": " + e.getMessage());
    }
  }

  private void match(String line, String file, int number, MatchSession session) {
    try {
      Article article = ArticleLine.read(line, number, clock.instant());
      if (!ids.add(article.id())) {
        throw new InputException("id " + article.id() + " was there before");
      }
      session.add(article).filter(_ -> !stories).ifPresent(this::print);
    } catch (InputException e) {
      fail(file + " line " + number + ": " + e.getMessage());
    }
  }

  private void print(MatchSession.Result result) {
    var found = new Found(result.id(), result.tags(), result.pickup());
    out.println(Json.MAPPER.writeValueAsString(found));
  }

  private void fail(String message) {
    failed++;
    err.println("vigie: " + message);
  }

  private BufferedReader open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(in, UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }
}
