package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.events.Mention;
import org.vigie.events.Story;

/** A story and the history of an article expire at different times. */
class StorySnapshotTest {
  private static final Mention ONE = article("1").mention();
  private static final Mention COPY = article("2").in("st-1").copyOf("1").mention();

  @Test
  void anArticleThatTheStoryListsIsCountedOnceWithoutItsHistory() {
    Story story = StorySnapshot.of(ONE, false);

    assertThat(StorySnapshot.plus(story, ONE, false, null).articles()).isEqualTo(1);
    assertThat(StorySnapshot.plus(story, ONE, true, null).articles()).isZero();
  }

  @Test
  void anArticleThatTheStoryForgotIsNotTakenOutOfIt() {
    Story story = StorySnapshot.of(ONE, true);
    var counted = ArticleHistory.after(null, COPY, false, Instant.EPOCH);

    Story without = StorySnapshot.plus(story, COPY, true, counted);

    assertThat(without.articles()).isZero();
    assertThat(without.copies()).isZero();
    assertThat(StorySnapshot.plus(without, ONE, false, null).articles()).isEqualTo(1);
  }

  @Test
  void aListedCopyWithoutHistoryIsNoCopyAnyMore() {
    Story story = StorySnapshot.plus(StorySnapshot.of(ONE, false), COPY, false, null);

    Story without = StorySnapshot.plus(story, COPY, true, null);

    assertThat(story.copies()).isEqualTo(1);
    assertThat(without.articles()).isEqualTo(1);
    assertThat(without.copies()).isZero();
  }
}
