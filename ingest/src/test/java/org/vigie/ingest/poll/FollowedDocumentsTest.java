package org.vigie.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;

/** Polls of sitemap indexes and of feeds with archives, against a server on this machine. */
class FollowedDocumentsTest {
  private final TestClock clock = new TestClock();
  private final KnownArticles known = new KnownArticles(new EmptyArchive());
  private final Deduplicator deduplicator = new Deduplicator(known, new Outlets(Map.of()));
  private @Nullable Instant since;

  @AutoClose
  private final Poller poller =
      new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock, _ -> since);

  @AutoClose private final TestServer server = new TestServer();

  @Test
  void readsOnlyThePartsThatChanged() throws Exception {
    var index =
        new AtomicReference<>(index("/old.xml 2025-01-31", "/new.xml.gz 2025-02-12T08:00:00Z"));
    URI url = server.at("/sitemap.xml", exchange -> answer(200, index.get()).handle(exchange));
    server.at("/old.xml", answer(200, news("old")));
    server.at("/new.xml.gz", answer(200, gzip(news("one"))));

    PollResult first = poll(url, null);
    clock.advance(Duration.ofHours(3));
    PollResult second = poll(url, first.state());
    index.set(index("/old.xml 2025-01-31", "/new.xml.gz 2025-02-12T13:00:00Z"));
    clock.advance(Duration.ofHours(3));
    PollResult third = poll(url, second.state());

    assertThat(titles(first)).containsExactlyInAnyOrder("old", "one");
    assertThat(second.state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(titles(second)).isEmpty();
    assertThat(titles(third)).isEmpty();
    assertThat(paths())
        .containsExactly(
            "/sitemap.xml",
            "/new.xml.gz",
            "/old.xml",
            "/sitemap.xml",
            "/sitemap.xml",
            "/new.xml.gz");
  }

  @Test
  void readsAPartAWeekLaterThoughItIsUnchangedSoThatItsArticlesStayKnown() throws Exception {
    URI url = server.at("/sitemap.xml", answer(200, index("/old.xml 2025-01-31")));
    server.at("/old.xml", answer(200, news("old")));

    PollResult first = poll(url, null);
    clock.advance(Duration.ofDays(7));
    PollResult second = poll(url, first.state());
    PollResult third = poll(url, second.state());

    assertThat(second.remembered()).hasSize(1);
    assertThat(titles(second)).isEmpty();
    assertThat(third.remembered()).isEmpty();
    assertThat(paths())
        .containsExactly("/sitemap.xml", "/old.xml", "/sitemap.xml", "/old.xml", "/sitemap.xml");
  }

  @Test
  void readsAPartAgainIfTheResultOfThePollWasLost() throws Exception {
    URI url = server.at("/sitemap.xml", answer(200, index("/old.xml 2025-01-31")));
    server.at("/old.xml", answer(200, news("old")));

    // Given a poll whose result Kafka didn't take
    poller.poll(feed(url), null, slot()).result(deduplicator);
    clock.advance(Duration.ofMinutes(1));
    PollResult second = poll(url, null);
    PollResult third = poll(url, second.state());

    assertThat(titles(second)).containsExactly("old");
    assertThat(titles(third)).isEmpty();
    assertThat(paths())
        .containsExactly("/sitemap.xml", "/old.xml", "/sitemap.xml", "/old.xml", "/sitemap.xml");
  }

  @Test
  void readsARecentPartAgainAfterARestartSoThatItsArticlesStayKnown() throws Exception {
    URI url =
        server.at(
            "/sitemap.xml", answer(200, index("/recent.xml 2025-01-31", "/old.xml 2024-12-31")));
    server.at("/recent.xml", answer(200, news("recent")));
    server.at("/old.xml", answer(200, news("old")));
    PollResult first = poll(url, null);
    clock.advance(Duration.ofDays(7));

    try (var restarted = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock)) {
      PollResult second = restarted.poll(feed(url), first.state(), slot()).result(deduplicator);
      PollResult third = restarted.poll(feed(url), second.state(), slot()).result(deduplicator);

      assertThat(second.remembered()).hasSize(1);
      assertThat(titles(second)).isEmpty();
      assertThat(third.remembered()).isEmpty();
    }
    assertThat(paths())
        .containsExactly(
            "/sitemap.xml",
            "/recent.xml",
            "/old.xml",
            "/sitemap.xml",
            "/recent.xml",
            "/sitemap.xml");
  }

  @Test
  void ofManyPartsWithoutDateEachGetsItsTurnAgainAndAgain() throws Exception {
    String[] parts = new String[12];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = "/part-" + i + ".xml ";
      byte[] part = news("n" + i);
      server.at(
          "/part-" + i + ".xml",
          exchange -> {
            clock.advance(Duration.ofSeconds(1));
            answer(200, part).handle(exchange);
          });
    }
    URI url = server.at("/sitemap.xml", answer(200, index(parts)));
    FeedState state = null;

    for (int hour = 0; hour < 6; hour++) {
      state = poll(url, state).state();
      clock.advance(Duration.ofHours(1));
    }

    for (int i = 0; i < parts.length; i++) {
      assertThat(paths().stream().filter(("/part-" + i + ".xml")::equals))
          .as("%d", i)
          .hasSizeBetween(4, 6);
    }
  }

  @Test
  void ofManyPartsWithoutDateThoseThatChangeAreReadAtEachPoll() throws Exception {
    String[] parts = new String[60];
    List<List<String>> titles = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      parts[i] = "/part-" + i + ".xml ";
      List<String> part = new ArrayList<>(List.of("n" + i));
      titles.add(part);
      server.at("/part-" + i + ".xml", exchange -> answer(200, news(part)).handle(exchange));
    }
    URI url = server.at("/sitemap.xml", answer(200, index(parts)));
    FeedState state = null;

    for (int hour = 0; hour < 40; hour++) {
      titles.getFirst().add("first-" + hour);
      titles.getLast().add("last-" + hour);
      PollResult result = poll(url, state);
      state = result.state();
      clock.advance(Duration.ofHours(1));

      assertThat(titles(result)).contains("first-" + hour);
      // Then a part at another place is read at each poll as soon as it is known to change
      if (hour > 24) {
        assertThat(titles(result)).contains("last-" + hour);
      }
    }
  }

  @Test
  void ofManyPartsWithoutDateEachGetsItsTurnThoughEachPollIsAProcessOfItsOwn() throws Exception {
    undatedIndex("a", 40);
    URI url = server.uri("/a.xml");
    FeedState state = null;

    for (int run = 0; run < 40; run++) {
      try (var process = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock, _ -> null)) {
        state = process.poll(feed(url), state, slot()).result(deduplicator).state();
      }
      clock.advance(Duration.ofHours(1).plusMillis(7_001));
    }

    for (int i = 0; i < 40; i++) {
      assertThat(paths()).contains("/a-" + i + ".xml");
    }
  }

  @Test
  void eachOfManyIndexesWithoutDateGetsItsTurn() throws Exception {
    for (String inner : List.of("a", "b", "c")) {
      undatedIndex(inner, 12);
    }
    URI url = server.at("/sitemap.xml", answer(200, index("/a.xml ", "/b.xml ", "/c.xml ")));

    pollHourly(url, 3);
    assertThat(paths()).contains("/a.xml", "/b.xml", "/c.xml");

    pollHourly(url, 9);
    for (String inner : List.of("a", "b", "c")) {
      for (int i = 0; i < 12; i++) {
        assertThat(paths()).contains("/%s-%d.xml".formatted(inner, i));
      }
    }
  }

  @Test
  void anIndexBesideManyPartsWithoutDateGetsAllItsPartsRead() throws Exception {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add("/part-" + i + ".xml ");
      server.at("/part-" + i + ".xml", answer(200, news("n" + i)));
    }
    parts.add("/a.xml ");
    undatedIndex("a", 12);
    URI url = server.at("/sitemap.xml", answer(200, index(parts.toArray(String[]::new))));

    pollHourly(url, 12);

    for (int i = 0; i < 12; i++) {
      assertThat(paths()).contains("/a-" + i + ".xml");
    }
  }

  private void undatedIndex(String name, int size) {
    String[] parts = new String[size];
    for (int i = 0; i < size; i++) {
      parts[i] = "/%s-%d.xml ".formatted(name, i);
      server.at("/%s-%d.xml".formatted(name, i), answer(200, news(name + i)));
    }
    server.at("/" + name + ".xml", answer(200, index(parts)));
  }

  private void pollHourly(URI url, int times) throws InterruptedException {
    FeedState state = null;
    for (int i = 0; i < times; i++) {
      state = poll(url, state).state();
      clock.advance(Duration.ofHours(1));
    }
  }

  @Test
  void oldPartsBeyondTheFirstTenAreNotReadLaterNorAfterARestart() throws Exception {
    var index = new AtomicReference<>(index(daily(38)));
    URI url = server.at("/sitemap.xml", exchange -> answer(200, index.get()).handle(exchange));

    PollResult result = poll(url, null);
    assertThat(titles(result)).hasSize(10).contains("d1", "d10");
    for (int hour = 0; hour < 3; hour++) {
      clock.advance(Duration.ofHours(1));
      result = poll(url, result.state());
      assertThat(titles(result)).isEmpty();
    }

    try (var restarted = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock)) {
      for (int hour = 0; hour < 3; hour++) {
        clock.advance(Duration.ofHours(1));
        result = restarted.poll(feed(url), result.state(), slot()).result(deduplicator);
        assertThat(titles(result)).isEmpty();
      }
      // Then a part that is new in the index is read though its date is older than the last poll
      server.at("/late.xml", answer(200, news("late")));
      index.set(index("/late.xml 2025-02-12T04:00:00Z"));
      result = restarted.poll(feed(url), result.state(), slot()).result(deduplicator);
      assertThat(titles(result)).containsExactly("late");
    }
  }

  @Test
  void allPartsOfALongPauseAreReadThoughTheyAreMoreThanTen() throws Exception {
    String[] parts = daily(38);
    var index = new AtomicReference<>(index(Arrays.copyOfRange(parts, 12, 38)));
    URI url = server.at("/sitemap.xml", exchange -> answer(200, index.get()).handle(exchange));
    clock.advance(Duration.ofDays(-12));
    PollResult first = poll(url, null);
    clock.advance(Duration.ofDays(12));
    index.set(index(parts));

    try (var restarted = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock)) {
      PollResult second = restarted.poll(feed(url), first.state(), slot()).result(deduplicator);
      PollResult third = restarted.poll(feed(url), second.state(), slot()).result(deduplicator);

      assertThat(titles(second)).hasSize(10);
      assertThat(titles(third)).containsExactlyInAnyOrder("d11", "d12");
    }
  }

  /** Puts news sitemaps of past days on the server; returns them as {@link #index} takes them. */
  private String[] daily(int days) {
    List<String> parts = new ArrayList<>();
    for (int day = 1; day <= days; day++) {
      server.at("/d%d.xml".formatted(day), answer(200, news("d" + day)));
      Instant changed = Instant.parse("2025-02-12T06:00:00Z").minus(Duration.ofDays(day - 1L));
      parts.add("/d%d.xml %s".formatted(day, changed));
    }
    return parts.toArray(String[]::new);
  }

  @Test
  void partsOfTheFutureDoNotTakeTheTurnsOfTheOthers() throws Exception {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      parts.add("/ahead" + i + ".xml 2099-01-01");
      server.at("/ahead" + i + ".xml", answer(200, news("ahead" + i)));
    }
    parts.add("/today.xml 2025-02-12");
    server.at("/today.xml", answer(200, news("today")));
    URI url = server.at("/sitemap.xml", answer(200, index(parts.toArray(String[]::new))));

    PollResult first = poll(url, null);
    clock.advance(Duration.ofMinutes(10));
    PollResult second = poll(url, first.state());

    assertThat(titles(second)).containsExactly("today");
  }

  @Test
  void readsAPartOfTodayAgainIfItsDateHasNoTime() throws Exception {
    URI url =
        server.at(
            "/sitemap.xml", answer(200, index("/today.xml 2025-02-12", "/old.xml 2025-02-10")));
    var part = new AtomicReference<>(news("one"));
    server.at("/today.xml", exchange -> answer(200, part.get()).handle(exchange));
    server.at("/old.xml", answer(200, news("old")));

    PollResult first = poll(url, null);
    part.set(news("one", "two"));
    clock.advance(Duration.ofHours(2));
    PollResult second = poll(url, first.state());

    assertThat(titles(second)).contains("two");
    assertThat(paths().stream().filter("/old.xml"::equals)).hasSize(1);
  }

  @Test
  void afterARestartReadsWhatChangedSinceTheLastPoll() throws Exception {
    URI url =
        server.at(
            "/sitemap.xml",
            answer(200, index("/old.xml 2024-12-12T07:00:00Z", "/new.xml 2025-02-12T08:50:00Z")));
    server.at("/old.xml", answer(200, news("old")));
    server.at("/new.xml", answer(200, news("new")));
    PollResult first = poll(url, null);

    try (var restarted = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock)) {
      restarted.poll(feed(url), first.state(), slot());
    }

    assertThat(paths())
        .containsExactly("/sitemap.xml", "/new.xml", "/old.xml", "/sitemap.xml", "/new.xml");
  }

  @Test
  void aFailingPartDoesNotStopTheOthersAndIsReadAgain() throws Exception {
    URI url =
        server.at(
            "/sitemap.xml",
            answer(200, index("/bad.xml 2025-02-12T08:30:00Z", "/good.xml 2025-02-12T08:00:00Z")));
    server.at("/bad.xml", 500);
    server.at("/good.xml", answer(200, news("good")));

    PollResult first = poll(url, null);
    PollResult soon = poll(url, first.state());
    clock.advance(Duration.ofHours(3));
    PollResult second = poll(url, soon.state());

    assertThat(titles(first)).containsExactly("good");
    assertThat(soon.state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(first.state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(second.state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(paths())
        .containsExactly(
            "/sitemap.xml", "/bad.xml", "/good.xml", "/sitemap.xml", "/sitemap.xml", "/bad.xml");
  }

  @Test
  void ofManyPartsWithoutDateOneThatFailedIsAmongTheNext() throws Exception {
    String[] parts = new String[60];
    var requests = new AtomicInteger();
    for (int i = 0; i < parts.length; i++) {
      parts[i] = "/part-" + i + ".xml ";
      byte[] part = news("n" + i);
      boolean isFirst = i == 0;
      server.at(
          "/part-" + i + ".xml",
          exchange -> {
            boolean fails = isFirst && requests.incrementAndGet() == 1;
            answer(fails ? 500 : 200, part).handle(exchange);
          });
    }
    URI url = server.at("/sitemap.xml", answer(200, index(parts)));

    PollResult first = poll(url, null);
    clock.advance(Duration.ofHours(1));
    PollResult second = poll(url, first.state());

    assertThat(titles(first)).doesNotContain("n0");
    assertThat(titles(second)).contains("n0");
  }

  @Test
  void anIndexOfIndexesStaysAFeedWhenNothingChanges() throws Exception {
    URI url =
        server.at(
            "/sitemap.xml", answer(200, index("/plain.xml 2025-01-01", "/inner.xml 2025-01-02")));
    server.at(
        "/plain.xml", answer(200, "<urlset><url><loc>/a</loc></url></urlset>".getBytes(UTF_8)));
    server.at("/inner.xml", answer(200, index("/news.xml 2025-01-02")));
    server.at("/news.xml", answer(200, news("one")));

    PollResult first = poll(url, null);
    clock.advance(Duration.ofHours(3));
    PollResult second = poll(url, first.state());

    assertThat(titles(first)).containsExactly("one");
    assertThat(second.state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(paths())
        .containsExactly("/sitemap.xml", "/inner.xml", "/news.xml", "/plain.xml", "/sitemap.xml");
  }

  @Test
  void anIndexWithoutNewsIsNoFeedAtEveryPoll() throws Exception {
    URI url = server.at("/sitemap.xml", answer(200, index("/plain.xml 2025-02-12")));
    server.at(
        "/plain.xml", answer(200, "<urlset><url><loc>/a</loc></url></urlset>".getBytes(UTF_8)));

    PollResult first = poll(url, null);
    PollResult second = poll(url, first.state());

    assertThat(failure(first).reason()).isEqualTo(Reason.NOT_A_FEED);
    assertThat(second.state().failure()).isEqualTo(first.state().failure());
    assertThat(paths()).containsExactly("/sitemap.xml", "/plain.xml", "/sitemap.xml");
  }

  @Test
  void hostileIndexesTakeAFewRequests() throws Exception {
    String[] parts = new String[5_000];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = "/part-" + i + " ";
    }
    URI many = server.at("/many.xml", answer(200, index(parts)));
    server.at("/part-", 404);
    URI self = server.at("/self.xml", answer(200, index("/self.xml ", "/inner.xml ")));
    server.at("/inner.xml", answer(200, index("/self.xml ", "/deepest.xml ")));
    server.at("/deepest.xml", answer(200, index("/never.xml ")));
    URI foreign =
        server.at("/foreign.xml", answer(200, index("http://127.0.0.2/x ", "http://localhost/y ")));
    byte[] bomb = gzip(new byte[200 * 1024 * 1024]);
    URI bombs = server.at("/bombs.xml", answer(200, index("/bomb ")));
    server.at("/bomb", answer(200, bomb));

    assertThat(failure(poll(many, null)).reason()).isEqualTo(Reason.HTTP_STATUS);
    assertThat(server.requests).hasSize(11);
    assertThat(failure(poll(self, null)).detail()).endsWith("an index in an index in an index");
    assertThat(paths()).doesNotContain("/never.xml");
    assertThat(poll(foreign, null).state().outcome()).isEqualTo(Outcome.FRESH);
    assertThat(failure(poll(bombs, null)).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(server.requests).hasSize(17);
  }

  @Test
  void readsArchivesBackToADayAtTheFirstPollOnly() throws Exception {
    since = Instant.parse("2025-02-01T00:00:00Z");
    URI url =
        server.at("/feed", answer(200, atom("2025-02-12", "<link rel='prev-archive' href='/1'/>")));
    server.at("/1", answer(200, atom("2025-02-05", "<link rel='prev-archive' href='/2'/>")));
    server.at("/2", answer(200, atom("2025-01-31", "<link rel='prev-archive' href='/3'/>")));

    PollResult first = poll(url, null);
    poll(url, first.state());

    assertThat(titles(first)).containsExactlyInAnyOrder("2025-02-12", "2025-02-05");
    assertThat(paths()).containsExactly("/feed", "/1", "/2", "/feed");
  }

  @Test
  void readsTheArchivesAtTheFirstPollThatFindsTheFeed() throws Exception {
    since = Instant.parse("2025-02-01T00:00:00Z");
    var handler = new AtomicReference<>(answer(503, new byte[0]));
    URI url = server.at("/feed", exchange -> handler.get().handle(exchange));
    server.at("/1", answer(200, atom("2025-02-05", "")));
    PollResult failed = poll(url, null);
    handler.set(answer(200, atom("2025-02-12", "<link rel='prev-archive' href='/1'/>")));

    PollResult first = poll(url, failed.state());
    poll(url, first.state());

    assertThat(titles(first)).containsExactlyInAnyOrder("2025-02-12", "2025-02-05");
    assertThat(paths()).containsExactly("/feed", "/feed", "/1", "/feed");
  }

  @Test
  void anArchiveThatFailsOnceIsReadAllTheSame() throws Exception {
    since = Instant.parse("2025-02-01T00:00:00Z");
    URI url =
        server.at("/feed", answer(200, atom("2025-02-12", "<link rel='prev-archive' href='/1'/>")));
    var asked = new AtomicInteger();
    server.at(
        "/1",
        exchange -> {
          boolean isFirst = asked.getAndIncrement() == 0;
          answer(isFirst ? 502 : 200, atom("2025-02-05", "<link rel='prev-archive' href='/2'/>"))
              .handle(exchange);
        });
    server.at("/2", 404);

    assertThat(titles(poll(url, null))).containsExactlyInAnyOrder("2025-02-12", "2025-02-05");
    assertThat(paths()).containsExactly("/feed", "/1", "/1", "/2");
  }

  @Test
  void followsThePagesOfRssAndOfJson() throws Exception {
    since = Instant.EPOCH;
    URI rss =
        server.at(
            "/rss",
            answer(
                200,
                """
                <rss><channel><title>t</title>
                <item><title>a</title><link>http://x.example/a</link>
                  <description><![CDATA[<link rel="next" href="/wrong">]]></description></item>
                <!-- <atom:link rel="next" href="/wrong"/> -->
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/rss2?a=1&amp;b=2"/>
                </channel></rss>
                """
                    .getBytes(UTF_8)));
    server.at(
        "/rss2",
        answer(
            200,
            "<rss><channel><item><title>b</title><link>http://x.example/b</link></item></channel></rss>"
                .getBytes(UTF_8)));
    URI json =
        server.at(
            "/json",
            answer(
                200,
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"next_url\":\"\\/json2\",\"items\":[{\"id\":\"1\",\"title\":\"c\"}]}"
                    .getBytes(UTF_8)));
    server.at(
        "/json2",
        answer(
            200,
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"2\",\"title\":\"d\"}]}"
                .getBytes(UTF_8)));

    assertThat(titles(poll(rss, null))).containsExactlyInAnyOrder("a", "b");
    assertThat(titles(poll(json, null))).containsExactlyInAnyOrder("c", "d");
    assertThat(server.requests.get(1).getRequestURI().getQuery()).isEqualTo("a=1&b=2");
  }

  @Test
  void anEndlessArchiveEnds() throws Exception {
    since = Instant.EPOCH;
    URI url =
        server.at(
            "/page/",
            exchange -> {
              String path = exchange.getRequestURI().getPath();
              int page = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
              answer(200, atom("2025-02-12", "<link rel='next' href='/page/" + (page + 1) + "'/>"))
                  .handle(exchange);
            });
    URI loop =
        server.at("/loop", answer(200, atom("2025-02-12", "<link rel='next' href='/loop'/>")));
    URI away =
        server.at(
            "/away",
            answer(200, atom("2025-02-12", "<link rel='next' href='http://localhost:1/'/>")));

    poll(url.resolve("/page/1"), null);
    assertThat(server.requests).hasSize(50);
    poll(loop, null);
    poll(away, null);
    assertThat(server.requests).hasSize(52);
  }

  private List<String> paths() {
    return server.requests.stream().map(request -> request.getRequestURI().getPath()).toList();
  }

  private static List<String> titles(PollResult result) {
    return result.articles().stream().map(Article::title).toList();
  }

  private static byte[] index(String... parts) {
    var xml = new StringBuilder("<sitemapindex>");
    for (String part : parts) {
      String[] both = part.split(" ", 2);
      xml.append(
          "<sitemap><loc>%s</loc><lastmod>%s</lastmod></sitemap>".formatted(both[0], both[1]));
    }
    return xml.append("</sitemapindex>").toString().getBytes(UTF_8);
  }

  private static byte[] news(String... titles) {
    return news(List.of(titles));
  }

  private static byte[] news(List<String> titles) {
    List<String> urls = new ArrayList<>();
    for (String title : titles) {
      urls.add("<url><loc>/%s</loc><news><title>%s</title></news></url>".formatted(title, title));
    }
    return ("<urlset>" + String.join("", urls) + "</urlset>").getBytes(UTF_8);
  }

  private static byte[] atom(String day, String link) {
    return """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>%s
    <entry><title>%s</title><id>urn:%s</id><updated>%sT10:00:00Z</updated><link href="http://x.example/%s"/></entry></feed>
    """
        .formatted(link, day, day, day, day)
        .getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] body) {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static FeedState.Failure failure(PollResult result) {
    return Objects.requireNonNull(result.state().failure());
  }

  private PollResult poll(URI url, @Nullable FeedState before) throws InterruptedException {
    PollResult result = poller.poll(feed(url), before, slot()).result(deduplicator);
    known.add(result.remembered());
    return result;
  }

  private static Feed feed(URI url) {
    return new Feed("feed", url.toString(), null, null, null, false, true, "Vigie/1");
  }

  private static PollSlot slot() {
    return new PollSlot(new Semaphore(1));
  }
}
