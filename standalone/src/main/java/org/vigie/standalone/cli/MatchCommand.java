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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.MatchSession;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import org.vigie.standalone.cli.ArticleLine.InvalidLineException;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigie match}: finds tags and pickups in given articles. */
@Command(name = "match")
public final class MatchCommand implements Callable<Integer> {
  private static final Logger LOGGER = LoggerFactory.getLogger(MatchCommand.class);

  @Mixin private Options.Config config = new Options.Config();

  @Option(names = "--stories")
  private boolean stories;

  @Option(names = "--release", paramLabel = "FILE")
  private List<Path> releases = List.of();

  @Parameters(arity = "1..*", paramLabel = "FILE|-", descriptionKey = "files")
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

  /** The JSON line without {@code --stories}. */
  record Found(String id, List<Tag> tags, @Nullable Pickup pickup) {}

  @Override
  public Integer call() throws BadConfigurationException {
    try (var session = new MatchSession(Configuration.readWatch(config.dir, releases))) {
      for (String file : files) {
        match(file, session);
      }
      if (stories) {
        session.results().forEach(result -> out.println(Json.MAPPER.writeValueAsString(result)));
      }
      return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
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
        throw new InvalidLineException("id " + article.id() + " is used by an earlier line");
      }
      MatchSession.Result result = session.add(article);
      if (!stories) {
        var found = new Found(result.id(), result.tags(), result.pickup());
        out.println(Json.MAPPER.writeValueAsString(found));
      }
    } catch (InvalidLineException e) {
      fail(file + " line " + number + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // why: one article that the analysis fails on must not end the command for the others.
      LOGGER.atDebug().setCause(e).log("analysis failed");
      fail(file + " line " + number + ": can't be analysed: " + e);
    }
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
