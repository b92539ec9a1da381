package org.vigie.sandbox.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongFunction;
import org.vigie.sandbox.Prose;

/**
 * A program for load tests. It serves many feeds over HTTP at 127.0.0.1, and writes the
 * configuration file with which Vigie polls these feeds. Each feed lists its last twenty articles.
 *
 * <p>Usage: {@code LoadServer FOLDER [FEEDS [TEXTS]]}. FOLDER receives {@code feeds.yaml}. FEEDS is
 * the number of feeds, 1,000 by default. TEXTS is a folder with texts, whose sentences make up the
 * articles; without it, the program invents the sentences.
 *
 * <p>The program reads its standard input, and ends when the input ends. Each line of the input is
 * a number. The program then adds that number of new articles to each feed.
 */
public final class LoadServer {
  /** Number of words of an article's text. An estimate of the length of a short news item. */
  private static final int WORDS = 210;

  private LoadServer() {}

  /** Starts to serve, writes the configuration and prints one line; callers wait for this line. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    try (var feeds = new LoadFeeds(texts(args), count)) {
      feeds.publish(LoadFeeds.LISTED, Instant.now());
      Files.writeString(folder.resolve("feeds.yaml"), feeds.configuration("1h"));
      int entries = count * LoadFeeds.LISTED;
      System.out.printf("%d feeds, %d entries, %.1f MB%n", count, entries, feeds.bytes() / 1e6);
      var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        feeds.publish(Integer.parseInt(line.strip()), Instant.now());
        System.out.println(line.strip() + " more in each feed");
      }
    }
  }

  /** Generates French-looking text in which no rule finds a tag. */
  public static LoadText prose(long seed) {
    var prose = new Prose(seed);
    return new LoadText(prose.title(), prose.html(WORDS));
  }

  private static LongFunction<LoadText> texts(String... args) throws IOException {
    return args.length > 2 ? ShuffledSentences.of(Path.of(args[2]))::article : LoadServer::prose;
  }
}
