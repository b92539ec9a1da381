package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.ingest.visit.VisitQueue.Open;

class VisitQueueTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final VisitQueue queue = new VisitQueue();

  @Test
  void aHostIsVisitedOnceAtATimeAndThenAfterThePause() {
    add("https://a.example/1", 1, NOW);
    add("https://a.example/2", 1, NOW);

    List<Open> first = start(NOW);

    assertThat(first).hasSize(1);
    assertThat(start(NOW.plusSeconds(60))).isEmpty();
    queue.end(first.getFirst(), NOW, PAUSE);
    assertThat(start(NOW.plusMillis(1_999))).isEmpty();
    assertThat(queue.untilNext(NOW, Duration.ofMinutes(1))).isEqualTo(PAUSE);
    assertThat(start(NOW.plus(PAUSE))).hasSize(1);
  }

  @Test
  void portsAreHostsOfTheirOwn() {
    add("http://127.0.0.1:81/1", 1, NOW);
    add("http://127.0.0.1:82/1", 1, NOW);

    assertThat(start(NOW)).hasSize(2);
  }

  @Test
  void theHighestTierComesFirstAndThenTheNewest() {
    add("https://a.example/old", 2, NOW.minusSeconds(9));
    add("https://b.example/new", 2, NOW);
    add("https://c.example/top", 1, NOW.minusSeconds(99));

    List<Open> started = queue.start(NOW, 2, _ -> false);

    assertThat(started)
        .extracting(open -> open.visit.article().url())
        .containsExactly("https://c.example/top", "https://b.example/new");
  }

  @Test
  void aHostThatDidNotAnswerIsForgottenInTime() {
    fail("https://a.example/1", NOW);
    Instant later = NOW.plus(Duration.ofMinutes(11));
    start(later);

    fail("https://a.example/2", later);

    add("https://a.example/3", 1, later);
    assertThat(start(later.plusSeconds(29))).isEmpty();
    assertThat(start(later.plusSeconds(30))).hasSize(1);
  }

  private void fail(String url, Instant at) {
    add(url, 1, at);
    Open open = start(at).getFirst();
    queue.fail(open, at, Duration.ZERO);
    queue.remove(open.id());
  }

  @Test
  void pollsOfTheHostGoFirst() {
    add("https://a.example/1", 1, NOW);

    assertThat(queue.start(NOW, 9, "a.example:-1"::equals)).isEmpty();
    assertThat(start(NOW)).hasSize(1);
  }

  @Test
  void aVisitWaitsUntilItIsDue() {
    queue.put(0, PageVisit.of(article("https://a.example/1", 1, NOW)), NOW.plusSeconds(5));

    assertThat(start(NOW)).isEmpty();
    assertThat(queue.untilNext(NOW, Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
    assertThat(start(NOW.plusSeconds(5))).hasSize(1);
  }

  @Test
  void aHostWithoutAnswersRestsLongerEachTime() {
    add("https://a.example/1", 1, NOW);
    add("https://a.example/2", 1, NOW);
    Open first = start(NOW).getFirst();
    queue.fail(first, NOW, PAUSE);
    assertThat(start(NOW.plusSeconds(29))).isEmpty();

    Open second = start(NOW.plusSeconds(30)).getFirst();
    queue.fail(second, NOW.plusSeconds(30), PAUSE);
    queue.again(first, first.visit, NOW);

    assertThat(start(NOW.plusSeconds(89))).isEmpty();
    assertThat(start(NOW.plusSeconds(90))).hasSize(1);
  }

  @Test
  void aHostThatNamesAPauseIsAskedThenButNotAgainAndAgain() {
    for (int i = 0; i < 4; i++) {
      add("https://a.example/" + i, 1, NOW);
    }
    Instant now = NOW;
    for (int i = 0; i < 3; i++) {
      queue.pause(start(now).getFirst(), now, PAUSE);
      assertThat(start(now.plusMillis(1_999))).isEmpty();
      now = now.plus(PAUSE);
    }

    queue.pause(start(now).getFirst(), now, PAUSE);

    assertThat(start(now.plusSeconds(239))).isEmpty();
  }

  @Test
  void furtherPagesOfAnArticleComeFirst() {
    add("https://a.example/new", 1, NOW);
    Article begun = article("https://b.example/old", 3, NOW.minusSeconds(99));
    var second = new PageVisit.Further("https://b.example/old/page/2", 2);
    queue.put(0, PageVisit.of(begun).then(second, begun, NOW), NOW);

    List<Open> started = queue.start(NOW, 1, _ -> false);

    assertThat(started).extracting(open -> open.visit.url()).containsExactly(second.url());
  }

  @Test
  void aRevisionReplacesTheVisitEvenWhileItRuns() {
    add("https://a.example/1", 1, NOW);
    Open open = start(NOW).getFirst();
    Article newer = article("https://a.example/1", 1, NOW.plusSeconds(7));

    queue.put(0, PageVisit.of(newer), NOW);

    assertThat(queue.isOpen(open)).isTrue();
    assertThat(open.visit.article()).isEqualTo(newer);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void aRemovedVisitThatRunsStillKeepsItsHostBusy() {
    add("https://a.example/1", 1, NOW);
    add("https://a.example/2", 1, NOW);
    Open open = start(NOW).getFirst();

    queue.remove(open.id());

    assertThat(queue.isOpen(open)).isFalse();
    assertThat(start(NOW)).isEmpty();
    queue.end(open, NOW, Duration.ZERO);
    assertThat(start(NOW)).hasSize(1);
  }

  private List<Open> start(Instant now) {
    return queue.start(now, 99, _ -> false);
  }

  private void add(String url, int tier, Instant dated) {
    queue.put(0, PageVisit.of(article(url, tier, dated)), NOW);
  }

  private static Article article(String url, int tier, Instant dated) {
    return Teasers.article(url, tier, dated, "Title", "A teaser.");
  }
}
