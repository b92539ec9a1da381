package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultOrderTest {
  private static final long LATE = Duration.ofSeconds(31).toNanos();

  private final ResultOrder<String> order = new ResultOrder<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isTheSameWhicheverFeedAnswersFirst(long seed) {
    List<String> feeds = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    order.begin(feeds);
    List<String> answers = new ArrayList<>(feeds);
    Collections.shuffle(answers, new Random(seed));

    List<String> taken = new ArrayList<>();
    answers.forEach(feed -> taken.addAll(order.take(Map.of(feed, feed), 0)));

    assertThat(taken).isEqualTo(feeds);
  }

  @Test
  void doesNotWaitForAFeedThatTakesTooLong() {
    order.begin(List.of("slow", "quick"));
    order.start("slow", 0);

    assertThat(order.take(Map.of("quick", "q"), LATE - 2_000_000_000L)).isEmpty();
    assertThat(order.take(Map.of(), LATE)).containsExactly("q");
    assertThat(order.take(Map.of("slow", "s"), LATE)).containsExactly("s");
  }

  @Test
  void feedsOutsideTheRoundNeedNoTurn() {
    order.begin(List.of("a", "b"));

    assertThat(order.take(Map.of("other", "o"), 0)).containsExactly("o");
    assertThat(order.take(Map.of("b", "b"), 0)).isEmpty();
    order.begin(List.of("a"));
    assertThat(order.take(Map.of(), 0)).containsExactly("b");
  }

  @Test
  void pollsOnlyAsManyFeedsAsMayWait() {
    List<String> feeds = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
    order.begin(feeds);

    assertThat(order.next()).isEqualTo(feeds.subList(0, 256));
    order.take(Map.of("0", "r"), 0);
    assertThat(order.next()).isEqualTo(feeds.subList(1, 257));
  }
}
