package org.vigie.standalone.ingest;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.PageSettings;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

class PagesIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final PageSettings NO_PAUSE = new PageSettings(Map.of(), Duration.ZERO);
  private static final String TITLE = "Council of Exempleville closes the old swimming pool";

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Cluster cluster = TestBroker.cluster(4);
  private final Written written = new Written(cluster);
  private final LoopbackSite site = new LoopbackSite();
  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  @TempDir private Path folder;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theTeaserIsPublishedAtOnceAndThePageIsItsNextRevision() {
    site.article("/a", TITLE);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> written.articles().size() == 2);
    }
    Article teaser = written.articles().getFirst();
    Article whole = written.articles().getLast();
    assertThat(teaser.revision()).isEqualTo(1);
    assertThat(teaser.page()).isNull();
    assertThat(whole.id()).isEqualTo(teaser.id());
    assertThat(whole.revision()).isEqualTo(2);
    assertThat(whole.changes()).containsExactly("text", "page");
    assertThat(kind(whole)).isEqualTo(Kind.WHOLE);
    assertThat(whole.text()).contains("Paragraph 7").doesNotContain("Home");
    assertThat(whole.seen()).isAfter(teaser.seen());
    assertThat(site.asked("/robots.txt")).isEqualTo(1);
    assertThat(texts("whole")).isEqualTo(1);
  }

  @Test
  void aPageThatMayNotBeReadIsNeverAskedForAndTheRecordSaysWhy() {
    site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed\n");
    site.article("/closed/a", TITLE);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> written.articles().size() == 2);
    }
    Article told = written.articles().getLast();
    assertThat(told.changes()).containsExactly("page");
    assertThat(kind(told)).isEqualTo(Kind.ROBOTS_TXT);
    assertThat(told.text()).isEqualTo(written.articles().getFirst().text());
    assertThat(site.asked("/closed/a")).isZero();
    assertThat(texts("robots_txt")).isEqualTo(1);
  }

  @Test
  void aFeedWhosePagesAreNeverFetchedCausesNoRequestBesidesItsOwn() {
    site.article("/a", TITLE);
    try (var ingest = ingest(FullText.NEVER)) {
      ingest.start();

      await().atMost(SOON).until(() -> site.asked("/feed") >= 3);
    }
    assertThat(site.requests()).containsOnly("/feed");
    assertThat(kind(written.articles().getFirst())).isEqualTo(Kind.NEVER);
    assertThat(written.articles()).hasSize(1);
  }

  @Test
  void aPageThatWasAskedForBeforeARestartIsAskedForAgainAfterAnHourOnly() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    site.announce("/a", TITLE);
    site.reply(
        "/a",
        _ -> {
          asked.countDown();
          block(never);
        });
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
    never.countDown();
    site.page("/a", TITLE);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      site.article("/b", "Another headline about the harbour of Exempleville");
      await().atMost(SOON).until(() -> site.asked("/b") == 1);
      assertThat(site.asked("/a")).isEqualTo(1);

      later.set(Duration.ofMinutes(62));

      await().atMost(SOON).until(() -> wholes().size() == 2);
      assertThat(site.asked("/a")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aPageIsAskedForAgainWhenItsServerSaysSo(int status) {
    var again = new AtomicBoolean();
    site.announce("/a", TITLE);
    site.reply(
        "/a",
        exchange -> {
          if (again.getAndSet(true)) {
            site.replyPage(exchange, TITLE);
          } else {
            exchange.getResponseHeaders().set("Retry-After", "2");
            exchange.sendResponseHeaders(status, -1);
          }
        });
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    assertThat(site.asked("/a")).isEqualTo(2);
    assertThat(site.longestGap("/a")).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aPageIsAskedForAgainWhenItsServerSaysSoAlsoAfterARestart() {
    site.announce("/a", TITLE);
    site.reply(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "300");
          exchange.sendResponseHeaders(503, -1);
        });
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> site.asked("/a") == 1);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
    }
    site.page("/a", TITLE);
    later.set(Duration.ofMinutes(6));
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    assertThat(site.asked("/a")).isEqualTo(2);
  }

  @Test
  void aPageThatIsNotThereYetIsReadAnHourLater() {
    site.date = RFC_1123_DATE_TIME.format(OffsetDateTime.now(UTC).minusHours(2));
    site.announce("/a", TITLE);
    site.status("/a", 404);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> site.asked("/a") == 1);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
      site.page("/a", TITLE);
      later.set(Duration.ofMinutes(62));

      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    assertThat(site.asked("/a")).isEqualTo(2);
  }

  @Test
  void aVisitThatHadNotBegunIsMadeAfterARestart() {
    site.article("/a", TITLE);
    site.article("/b", "Another headline about the harbour of Exempleville");
    var slow = new PageSettings(Map.of(), Duration.ofHours(1));
    try (var ingest = ingest(FullText.AUTO, slow)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> wholes().size() == 2);
    }
    assertThat(site.asked("/a")).isEqualTo(1);
    assertThat(site.asked("/b")).isEqualTo(1);
    assertThat(written.articles()).hasSize(4);
  }

  @Test
  void aRevisedEntryIsVisitedAgainAfterAnHour() {
    site.article("/a", TITLE);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 1);

      site.article("/a", TITLE + " for good");
      await().atMost(SOON).until(() -> written.articles().size() == 3);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
      assertThat(site.asked("/a")).isEqualTo(1);
      later.set(Duration.ofMinutes(62));

      await().atMost(SOON).until(() -> site.asked("/a") == 2);
      await().atMost(SOON).until(() -> written.articles().size() == 4);
    }
    Article last = written.articles().getLast();
    assertThat(last.title()).endsWith("for good");
    assertThat(last.text()).contains("Paragraph 7");
    assertThat(written.articles()).extracting(Article::revision).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aPageThatIsReadAgainIsNotSentAgainIfItIsUnchanged() {
    List<String> conditions = new CopyOnWriteArrayList<>();
    site.announce("/a", TITLE);
    site.reply(
        "/a",
        exchange -> {
          String condition = exchange.getRequestHeaders().getFirst("If-None-Match");
          conditions.add(condition == null ? "none" : condition);
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          if (condition == null) {
            site.replyPage(exchange, TITLE);
          } else {
            exchange.sendResponseHeaders(304, -1);
          }
        });
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 1);
      site.announce("/a", TITLE + " for good");
      await().atMost(SOON).until(() -> written.articles().size() == 3);
      later.set(Duration.ofMinutes(62));

      await().atMost(SOON).until(() -> site.asked("/a") == 2);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
    }
    assertThat(conditions).containsExactly("none", "\"1\"");
    assertThat(written.articles()).hasSize(3);
    assertThat(written.articles().getLast().text()).contains("Paragraph 7");
  }

  @Test
  void twoLinksThatLeadToOnePageAskForItOnce() {
    site.announce("/x", TITLE);
    site.announce("/y", "What becomes of the old swimming pool of Exempleville");
    site.page("/page", TITLE);
    for (String link : List.of("/x", "/y")) {
      site.reply(
          link,
          exchange -> {
            exchange.getResponseHeaders().set("Location", "/page");
            exchange.sendResponseHeaders(302, -1);
          });
    }
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> site.asked("/x") == 1 && site.asked("/y") == 1);
      // why: a host is visited once at a time, so both visits have ended when this one begins.
      site.article("/z", "Another headline about the harbour of Exempleville");

      await().atMost(SOON).until(() -> site.asked("/z") == 1);
      assertThat(site.asked("/page")).isEqualTo(1);
    }
  }

  @Test
  void theTextOfFurtherPagesIsAddedAndEachIsAskedForOnce() {
    site.paged("/a", TITLE, 9);
    var slow = new PageSettings(Map.of(), Duration.ofHours(1));
    try (var ingest = ingest(FullText.AUTO, slow)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    assertThat(why(wholes().getFirst())).endsWith("which has further pages");
    assertThat(site.asked("/a/page/2")).isZero();
    later.set(Duration.ofMinutes(61));
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 6);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
    }
    Article last = wholes().getLast();
    assertThat(why(last)).isEqualTo("the text is that of the page and of 5 further ones");
    assertThat(last.text()).containsSubsequence("part 1 ", "part 2 ", "part 5 ", "part 6 ");
    assertThat(last.text()).doesNotContain("part 7 ");
    assertThat(last.revision()).isEqualTo(7);
    assertThat(site.requests()).filteredOn(path -> path.startsWith("/a")).doesNotHaveDuplicates();
    assertThat(site.asked("/a/page/7")).isZero();
    assertThat(texts("whole")).isEqualTo(1);
  }

  @Test
  void aFurtherPageThatMayNotBeReadLeavesTheTextAsItIs() {
    site.file("/robots.txt", "text/plain", "User-agent: *\nDisallow: /a/page/\n");
    site.paged("/a", TITLE, 2);
    site.article("/b", "Another headline about the harbour of Exempleville");
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();
      await().atMost(SOON).until(() -> wholes().size() == 2);
      int polls = site.asked("/feed");
      await().atMost(SOON).until(() -> site.asked("/feed") >= polls + 2);
    }
    assertThat(written.articles()).hasSize(4);
    assertThat(site.asked("/a/page/2")).isZero();
  }

  @Test
  void anotherVersionIsReadIfThePageHasNoArticle() {
    site.announce("/a", TITLE);
    site.file(
        "/a", "text/html", "<link rel=amphtml href=/a/amp><title>" + TITLE + "</title><p>Menu");
    site.page("/a/amp", TITLE);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> wholes().size() == 1);
    }
    assertThat(written.articles()).hasSize(2);
    assertThat(written.articles().getLast().text()).contains("Paragraph 7");
    assertThat(site.asked("/a")).isEqualTo(1);
    assertThat(site.asked("/a/amp")).isEqualTo(1);
  }

  @Test
  void aPageWithAnotherTextReplacesNothing() {
    site.announce("/a", TITLE);
    site.file("/a", "text/html", LoopbackSite.html("We value your privacy and so do others"));
    site.announce("/b", "Another headline about the harbour of Exempleville");
    site.status("/b", 403);
    try (var ingest = ingest(FullText.AUTO)) {
      ingest.start();

      await().atMost(SOON).until(() -> written.articles().size() == 4);
    }
    Map<String, Kind> kinds =
        written.articles().stream()
            .filter(each -> each.page() != null)
            .collect(toMap(each -> each.link().substring(each.link().length() - 2), PagesIT::kind));
    assertThat(kinds).isEqualTo(Map.of("/a", Kind.OTHER_TEXT, "/b", Kind.NO_PAGE));
    assertThat(wholes()).isEmpty();
  }

  private List<Article> wholes() {
    return written.articles().stream().filter(each -> kind(each) == Kind.WHOLE).toList();
  }

  private static @Nullable Kind kind(Article article) {
    PageOutcome page = article.page();
    return page == null ? null : page.kind();
  }

  private static String why(Article article) {
    PageOutcome page = article.page();
    return page == null ? "" : page.why();
  }

  private double texts(String kind) {
    return metrics.counter("vigie.ingest.texts", "outlet", "other", "text", kind).count();
  }

  private Ingest ingest(FullText fullText) {
    return ingest(fullText, NO_PAUSE);
  }

  private Ingest ingest(FullText fullText, PageSettings pages) {
    var config = new FeedsConfig(List.of(site.feed(fullText)), List.of()).with(pages);
    // why: Kafka refuses records of the future, so the clock begins in the past.
    InstantSource clock = () -> Instant.now().minus(Duration.ofHours(2)).plus(later.get());
    return new Ingest(cluster, config, folder, clock, metrics);
  }

  private static void block(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
