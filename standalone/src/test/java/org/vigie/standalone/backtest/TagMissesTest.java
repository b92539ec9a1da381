package org.vigie.standalone.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.match.NearMiss;

class TagMissesTest {
  private static final int ANY = 1_000_000;

  private final TagMisses misses = new TagMisses(2);

  @Test
  void showsTheNearestFirstAndOfTheseTheRarestLackAndTheNewest() {
    add("far", 1, 0.5, "x");
    add("common-1", 2, 0.9, "a");
    add("common-2", 3, 0.9, "a");
    add("rare", 1, 0.9, "b");

    assertThat(shown(ANY)).containsExactly("rare", "common-2");
  }

  @Test
  void leavesOutWhatManyArticlesLack() {
    add("a", 1, 0.9, "x");
    add("b", 2, 0.9, "x");
    add("c", 3, 0.5, "y");

    assertThat(shown(1)).containsExactly("c");
    assertThat(shown(2)).containsExactly("b", "a");
  }

  @Test
  void aRevisionReplacesTheArticleAndTheNextOneIsShown() {
    add("a", 1, 0.9, "x");
    add("b", 2, 0.9, "x");
    add("c", 3, 0.9, "x");
    assertThat(shown(ANY)).containsExactly("c", "b");

    misses.remove("c");

    assertThat(shown(ANY)).containsExactly("b", "a");
  }

  @Test
  void showsATitleOnce() {
    misses.add(miss("a", "The Same Title", 1, 0.9, "x"));
    misses.add(miss("b", "the same title", 2, 0.9, "y"));

    assertThat(misses.nearest(ANY)).hasSize(1);
  }

  @Test
  void keepsTheNearestHoweverManyArticlesLackHoweverMuch() {
    add("nearest", 1, 0.95, "first");
    for (int i = 0; i < 5_000; i++) {
      add("article-" + i, i, 0.5 + 0.4 * i / 5_000, "lack " + i);
      add("other-" + i, i, 0.5, "the same");
    }

    assertThat(shown(ANY)).containsExactly("nearest", "article-4999");
    assertThat(misses.size()).isLessThanOrEqualTo(TagMisses.MOST_LACKS + 4);
  }

  @Test
  void keepsFewArticlesOfEachLack() {
    for (int i = 0; i < 1_000; i++) {
      add("article-" + i, i, 0.5, "the same");
    }

    assertThat(shown(ANY)).containsExactly("article-999", "article-998");
    assertThat(misses.size()).isLessThan(10);
  }

  private void add(String id, int day, double score, String reason) {
    misses.add(miss(id, id, day, score, reason));
  }

  private static Miss miss(String id, String title, int day, double score, String reason) {
    var caption = new Caption(Instant.EPOCH.plusSeconds(86_400L * day), "Gazette", title);
    return new Miss(id, caption, "link", new NearMiss("us#1", score, List.of(reason)));
  }

  private List<String> shown(int common) {
    return misses.nearest(common).stream().map(Miss::article).toList();
  }
}
