package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Json;
import org.vigie.ingest.poll.PageSummary;

class RunSummaryTest {
  private static final RunSummary SUMMARY =
      new RunSummary(
          new RunSummary.Feeds(12, 11, 1, 1),
          98,
          80,
          4,
          new PageSummary(50, 12, 3),
          61,
          37,
          46,
          28,
          2,
          new RunSummary.Seconds(1.3, 0.5, 2.25));

  @Test
  void saysHowManyEntriesRepeatAnArticle() {
    assertThat(SUMMARY.text())
        .contains("11 answered (1 unchanged), 1 failed")
        .contains("98 entries: 80 new articles, 4 revised ones, 14 that repeat an article")
        .contains("62 pages tried: 50 gave more text than the feed; 3 more wait for the next run")
        .endsWith("28 notifications; 2 failed.");
  }

  @Test
  void writesOneOfEachInTheSingular() {
    var one =
        new RunSummary(
            new RunSummary.Feeds(1, 1, 0, 0),
            3,
            1,
            1,
            new PageSummary(1, 0, 1),
            1,
            1,
            1,
            1,
            0,
            SUMMARY.seconds());

    assertThat(one.text())
        .isEqualTo(
            """
            1 feed polled: 1 answered (0 unchanged), 0 failed.
            3 entries: 1 new article, 1 revised one, 1 that repeats an article. \
            1 page tried: 1 gave more text than the feed; 1 more waits for the next run. \
            1 mention, 1 pickup, 1 story, 1 notification.""");
  }

  @Test
  void saysThatPagesWaitIfNoneWasTried() {
    var waiting =
        new RunSummary(
            SUMMARY.feeds(), 3, 3, 0, new PageSummary(0, 0, 3), 0, 0, 0, 0, 0, SUMMARY.seconds());

    assertThat(waiting.text())
        .contains("3 new articles")
        .contains(". 3 pages wait for the next run. 0 mentions");
  }

  @Test
  void asksWhetherTheMachineIsOnlineIfNoFeedAnswered() {
    var none =
        new RunSummary(
            new RunSummary.Feeds(2, 0, 0, 2),
            0,
            0,
            0,
            new PageSummary(0, 0, 0),
            0,
            0,
            0,
            0,
            0,
            SUMMARY.seconds());

    assertThat(none.text())
        .startsWith(
            "2 feeds polled: 0 answered (0 unchanged), 2 failed. If this machine is offline: ");
    assertThat(SUMMARY.text()).doesNotContain("offline");
  }

  @Test
  void writesOnlyItsFieldsAsJson() {
    assertThat(Json.MAPPER.writeValueAsString(SUMMARY))
        .isEqualTo(
            """
            {"feeds":{"polled":12,"ok":11,"unchanged":1,"failed":1},"entries":98,"articles":80,\
            "revisions":4,"pages":{"read":50,"kept":12,"waiting":3},"mentions":61,"pickups":37,"stories":46,"notifications":28,\
            "failedNotifications":2,\
            "seconds":{"start":1.3,"poll":0.5,"drain":2.25}}\
            """);
  }
}
