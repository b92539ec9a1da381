package org.vigie.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.vigie.sandbox.LoopbackServer;

/**
 * Serves many feeds on loopback for load tests. Each feed lists its newest {@value #LISTED}
 * entries. The caller publishes editions: new entries in all feeds at once.
 */
public final class LoadFeeds implements AutoCloseable {
  public static final int LISTED = 20;

  private static final String TYPE = "application/rss+xml; charset=utf-8";

  /** Seeds of one feed are consecutive; two feeds share none below this number of entries. */
  private static final long SEEDS_OF_FEED = 1_000_000;

  private final LongFunction<LoadText> texts;
  private final List<Deque<String>> items = new ArrayList<>();
  private final LoopbackServer server;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicIntegerArray served;
  private volatile Edition edition = new Edition(0, 0, List.of());

  /**
   * The content of all feeds, each with {@code entries} entries so far, the oldest ones unlisted.
   */
  private record Edition(int number, int entries, List<byte[]> feeds) {}

  /**
   * Starts the server on a free port. The feeds are empty until the first edition is published.
   *
   * @param texts returns the text for a seed; equal seeds must give equal texts
   */
  public LoadFeeds(LongFunction<LoadText> texts, int feeds) {
    this.texts = texts;
    served = new AtomicIntegerArray(feeds);
    for (int feed = 0; feed < feeds; feed++) {
      items.add(new ArrayDeque<>());
    }
    server = new LoopbackServer(this::answer);
    publish(0, Instant.EPOCH);
  }

  /** Adds {@code count} entries to each feed, dated up to {@code at}. */
  public synchronized void publish(int count, Instant at) {
    int entries = edition.entries;
    List<byte[]> bodies = new ArrayList<>();
    for (int feed = 0; feed < items.size(); feed++) {
      Deque<String> listed = items.get(feed);
      for (int i = count - 1; i >= 0; i--) {
        Instant date = at.minus(Duration.ofHours(i)).minus(Duration.ofMinutes(feed % 60));
        listed.addFirst(item(feed, entries + count - 1 - i, date));
      }
      while (listed.size() > LISTED) {
        listed.removeLast();
      }
      bodies.add(body(feed, listed).getBytes(UTF_8));
    }
    edition = new Edition(edition.number + 1, entries + count, bodies);
  }

  /** Returns the address of the n-th entry of a feed. Both are counted from 0. */
  public static String link(int feed, int entry) {
    return home(feed) + "articles/" + entry;
  }

  /** Returns a configuration in which Vigie polls each feed in this interval, such as "1h". */
  public String configuration(String every) {
    var yaml =
        new StringBuilder(
            "defaults: { allowPrivate: true, fullText: false, every: " + every + " }\noutlets:\n");
    String outlet = "  - { id: o%d, name: Outlet %1$d, domain: outlet-%1$d.example, language: fr,";
    for (int i = 0; i < items.size(); i++) {
      yaml.append((outlet + " feeds: [\"%s/%1$d\"] }%n").formatted(i, server.url()));
    }
    return yaml.toString();
  }

  /** Returns the current content of a feed, as UTF-8. */
  public byte[] feed(int number) {
    return edition.feeds.get(number).clone();
  }

  /** Returns the size of all feeds in bytes. */
  public long bytes() {
    return edition.feeds.stream().mapToLong(body -> body.length).sum();
  }

  /** Returns the number of feeds that were asked for since the last edition. */
  public int served() {
    int current = edition.number;
    int count = 0;
    for (int feed = 0; feed < served.length(); feed++) {
      count += served.get(feed) == current ? 1 : 0;
    }
    return count;
  }

  /** Returns the number of requests since the start. */
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    Edition current = edition;
    int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    // why: an edition without new entries has the content of the one before, and so its ETag.
    String etag = "\"" + feed + "-" + current.entries + "\"";
    // why: before the answer, which can reach the client before this thread goes on.
    served.set(feed, current.number);
    LoopbackServer.answerFeed(exchange, etag, TYPE, () -> current.feeds.get(feed));
  }

  private String item(int feed, int number, Instant date) {
    LoadText text = texts.apply(feed * SEEDS_OF_FEED + number);
    String link = link(feed, number);
    String published = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    return """
    <item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate>\
    <description><![CDATA[%s]]></description></item>\
    """
        .formatted(LoadText.escape(text.title()), link, link, published, text.html());
  }

  private static String body(int feed, Deque<String> items) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0"><channel><title>Outlet %d</title><link>%s</link>%s</channel></rss>\
    """
        .formatted(feed, home(feed), String.join("", items));
  }

  private static String home(int feed) {
    return "https://outlet-" + feed + ".example/";
  }
}
