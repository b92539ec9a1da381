package org.vigie.standalone.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.standalone.GrowingFeeds;

/**
 * Publishes articles in three feeds, about one every two seconds. Each article is a story of its
 * own, except one in five, which varies the text of the article before it. All name the first
 * watch's subject; every third names the second watch's subject, too.
 */
final class FaultLoad implements AutoCloseable {
  static final List<String> FEEDS = List.of("journal", "gazette", "courrier");

  private static final int PAUSE_AT_MOST = 4_000;

  private final GrowingFeeds feeds = new GrowingFeeds();
  private final Random random;
  private final Map<String, Boolean> published = new ConcurrentSkipListMap<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);
  private volatile boolean closed;

  FaultLoad(long seed) {
    random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  /** Ends publishing. The feeds are still served. */
  void stop() throws InterruptedException {
    closed = true;
    thread.join();
  }

  /** Returns the published articles by GUID; true for those of the second watch, too. */
  Map<String, Boolean> published() {
    return published;
  }

  String url(String feed) {
    return feeds.url(feed);
  }

  private void run() {
    int number = 0;
    while (!closed) {
      publish(number++);
      try {
        Thread.sleep(Duration.ofMillis(random.nextInt(PAUSE_AT_MOST)));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void publish(int number) {
    boolean isCopy = number % 5 == 4;
    String word = word(isCopy ? number - 1 : number);
    boolean isSecond = number % 3 == 0;
    String feed = FEEDS.get(number % FEEDS.size());
    String text =
        IntStream.range(0, 60).mapToObj(i -> word + i).collect(Collectors.joining(" "))
            + (isSecond ? " sommet " : " ")
            + (isCopy ? "reprise de la dépêche par " + feed : "");
    String title = "Inesia numéro " + word + (isCopy ? ", à nouveau" : "");
    feeds.add(feed, "a" + number, title, text);
    published.put("https://" + feed + ".example/a" + number, isSecond);
  }

  /** Returns a number in letters, such as {@code bcd} for 123, so that it is one word. */
  private static String word(int number) {
    return Integer.toString(number + 100)
        .chars()
        .mapToObj(digit -> String.valueOf((char) ('a' + 2 * (digit - '0'))) + "o")
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    closed = true;
    feeds.close();
  }
}
