package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.INTERVAL;
import static org.vigie.alerts.decide.TestConfigs.WAIT;
import static org.vigie.alerts.decide.TestConfigs.quiet;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.tag;
import static org.vigie.alerts.decide.TestConfigs.tier;
import static org.vigie.alerts.decide.TestConfigs.timed;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;

class QuietGroupsTest {
  private static final Instant NIGHT = Instant.parse("2025-02-13T00:40:00Z");
  private static final Instant MORNING = Instant.parse("2025-02-13T06:00:00Z");
  private static final Route ROUTE = quiet(route(1, Match.ALL, "a"), tier(1));

  private static final Route[] PICKUPS_FIRST = {
    route(1, TestConfigs.PICKUPS, "a"), quiet(route(2, Match.ALL, "a"), null)
  };

  private final GroupsRun run = new GroupsRun(TestConfigs.of(ROUTE), NIGHT);

  @Test
  void holdsWithARecordAndSendsAfterwardsAsOneNotification() {
    run.add(article("1"));
    run.pass(WAIT);
    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(run.last().heldUntil()).isEqualTo(MORNING);

    run.pass(Duration.ofHours(1));
    run.add(article("2").in("st-1"));
    assertThat(run.last().state()).isEqualTo(State.HELD);
    assertThat(run.last().mentions()).hasSize(2);

    run.pass(Duration.ofHours(12));
    assertThat(run.sent()).hasSize(1);
    Notification sent = run.last();
    assertThat(sent.reason()).isEqualTo(Reason.QUIET_HOURS_OVER);
    assertThat(sent.kind()).isEqualTo(Kind.FIRST);
    assertThat(sent.decided()).isEqualTo(MORNING);
    assertThat(sent.heldUntil()).isNull();
    assertThat(sent.mentions()).hasSize(2);
    assertThat(run.log()).hasSize(3).extracting(Notification::id).containsOnly(sent.id());
  }

  @Test
  void isNotHeldUntilAWrongTimeAfterTheClockIsSetBack() {
    GroupsRun ahead = new GroupsRun(TestConfigs.of(ROUTE), NIGHT.plus(Duration.ofDays(3)));
    ahead.add(article("1"));
    ahead.pass(WAIT);
    ahead.setBackTo(NIGHT);
    assertThat(ahead.sent()).isEmpty();

    ahead.pass(Duration.ofHours(12));
    assertThat(ahead.sent()).hasSize(1);
    assertThat(ahead.last().decided()).isEqualTo(MORNING);
  }

  @Test
  void holdsAtOnceWithoutAWait() {
    GroupsRun run = new GroupsRun(TestConfigs.of(timed(ROUTE, Duration.ZERO, INTERVAL)), NIGHT);
    run.add(article("1"));

    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD);
  }

  @Test
  void urgentMentionsAreSentInQuietHours() {
    run.add(article("1").tier(1));
    run.pass(WAIT);

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void anUrgentMentionReleasesTheHeldBatch() {
    run.add(article("1"));
    run.pass(Duration.ofHours(1));
    run.add(article("2").in("st-1").tier(1));
    run.pass(WAIT);

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(run.last().mentions()).hasSize(2);
    assertThat(run.last().decided()).isEqualTo(NIGHT.plus(Duration.ofHours(1)).plus(WAIT));

    run.pass(Duration.ofHours(12));
    assertThat(run.sent()).hasSize(1);
  }

  @Test
  void aFollowUpIsHeld() {
    run.add(article("1").tier(1));
    run.pass(WAIT);
    run.add(article("2").in("st-1").takes(Pickup.Kind.QUOTE));
    run.pass(Duration.ofHours(12));

    assertThat(run.log())
        .extracting(Notification::state)
        .containsExactly(State.PENDING, State.HELD, State.PENDING);
    assertThat(run.log().get(1).reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(run.last().reason()).isEqualTo(Reason.QUIET_HOURS_OVER);
    assertThat(run.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(run.last().decided()).isEqualTo(MORNING);
  }

  @Test
  void aBatchThatBecomesDueInQuietHoursIsHeld() {
    GroupsRun run = new GroupsRun(TestConfigs.of(ROUTE), Instant.parse("2025-02-12T20:59:45Z"));
    run.add(article("1"));
    run.pass(WAIT);

    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD);
  }

  @Test
  void theFinalFlushRespectsQuietHours() {
    run.add(article("1"));
    run.finalFlush();
    run.finalFlush();
    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD);

    run.pass(Duration.ofHours(12));
    assertThat(run.sent()).hasSize(1);
  }

  @Test
  void theFinalFlushSendsAHeldBatchThatHasBecomeUrgent() {
    run.add(article("1"));
    run.finalFlush();
    run.add(article("2").in("st-1").tier(1));
    run.finalFlush();

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(run.last().mentions()).hasSize(2);
    assertThat(run.log()).extracting(Notification::id).containsOnly(run.last().id());

    run.pass(Duration.ofHours(12));
    assertThat(run.sent()).hasSize(1);
  }

  @Test
  void holdsUntilMorningWhenTheClocksGoBack() {
    GroupsRun run = new GroupsRun(TestConfigs.of(ROUTE), Instant.parse("2025-10-25T21:00:00Z"));
    run.add(article("1"));
    run.pass(Duration.ofHours(12));

    assertThat(run.last().decided()).isEqualTo(Instant.parse("2025-10-26T06:00:00Z"));
  }

  @Test
  void aHeldBatchIsDroppedWithARecordWhenAnotherRouteSendsItsArticle() {
    GroupsRun run = new GroupsRun(TestConfigs.of(PICKUPS_FIRST), NIGHT);
    run.add(article("1"));
    run.pass(WAIT);
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofHours(12));

    assertThat(run.log())
        .extracting(each -> each.route() + " " + each.state())
        .containsExactly("route-2 HELD", "route-2 MUTED", "route-1 PENDING");
    assertThat(run.log().get(1).id()).isEqualTo(run.log().get(0).id());
    assertThat(run.log().get(1).settled()).isEqualTo(NIGHT.plus(WAIT));
    assertThat(run.log().get(1).why()).endsWith("; another route sends it.");
    assertThat(run.last().kind()).isEqualTo(Kind.FIRST);

    run.add(article("2").in("st-1"));
    run.pass(Duration.ofHours(1));
    assertThat(run.last().route()).isEqualTo("route-2");
    assertThat(run.log()).extracting(Notification::id).endsWith(run.last().id());
    assertThat(run.last().id()).isNotEqualTo(run.log().getFirst().id());
  }

  @Test
  void aHeldBatchLosesOnlyTheArticleThatAnotherRouteSends() {
    GroupsRun run = new GroupsRun(TestConfigs.of(PICKUPS_FIRST), NIGHT);
    run.add(article("1"));
    run.add(article("2").in("st-1"));
    run.pass(WAIT);
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofHours(12));

    assertThat(run.log())
        .extracting(each -> each.route() + " " + each.state() + " " + each.mentions().size())
        .containsExactly(
            "route-2 HELD 2", "route-2 HELD 1", "route-1 PENDING 1", "route-2 PENDING 1");
    assertThat(run.last().kind()).isEqualTo(Kind.FOLLOW_UP);
  }

  @Test
  void aRevisionThatIsUrgentReleasesItsHeldBatch() {
    GroupsRun run = new GroupsRun(TestConfigs.of(quiet(ROUTE, tag("crisis"))), NIGHT);
    run.add(article("1").tagged("us"));
    run.pass(Duration.ofMinutes(1));
    run.add(article("1").tagged("us", "crisis").revision(2));
    run.pass(WAIT);

    assertThat(run.log())
        .extracting(each -> each.state() + " " + revision(each))
        .containsExactly("HELD 1", "HELD 2", "PENDING 2");
    assertThat(run.log()).extracting(Notification::id).containsOnly(run.last().id());
  }

  @Test
  void anArticleIsUrgentByATagThatTheNotificationDoesNotShow() {
    GroupsRun run = new GroupsRun(TestConfigs.of(quiet(ROUTE, tag("crisis"))), NIGHT);
    run.add(article("1").tagged("crisis").mentionAt(5_000));
    run.pass(WAIT);

    assertThat(run.sent()).hasSize(1);
  }

  @Test
  void aRevisionThatIsUrgentIsNotHeldIfItComesBeforeItsBatchIsDue() {
    GroupsRun run = new GroupsRun(TestConfigs.of(quiet(ROUTE, tag("crisis"))), NIGHT);
    run.add(article("1").tagged("us"));
    run.add(article("1").tagged("us", "crisis").revision(2));
    run.pass(WAIT);

    assertThat(run.log())
        .extracting(each -> each.state() + " " + revision(each))
        .containsExactly("PENDING 2");
  }

  @Test
  void aHeldBatchTellsTheLastRevisionAndOnlyChangesAreRecorded() {
    run.add(article("1"));
    run.pass(WAIT);
    run.add(article("1").revision(2));
    run.add(article("1").revision(2));
    run.pass(Duration.ofHours(12));

    assertThat(run.log())
        .extracting(each -> each.state() + " " + revision(each))
        .containsExactly("HELD 1", "HELD 2", "PENDING 2");
  }

  @Test
  void anArticleThatIsWithdrawnBeforeItIsSentIsDroppedWithARecordAndMayComeAgain() {
    run.add(article("1"));
    run.pass(WAIT);
    run.add(article("1").tagged().revision(2));
    run.pass(Duration.ofHours(1));
    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD, State.MUTED);
    assertThat(run.last().settled()).isEqualTo(NIGHT.plus(WAIT));
    assertThat(run.last().why()).endsWith("; the article no longer says so.");

    run.add(article("1").revision(3));
    run.pass(Duration.ofHours(12));
    assertThat(run.sent()).extracting(QuietGroupsTest::revision).containsExactly(3);
  }

  @Test
  void aHeldBatchIsDroppedWithARecordWhenItsArticleLosesTheRoute() {
    Route route = quiet(route(1, tag("cesia"), "a"), null);
    GroupsRun run = new GroupsRun(TestConfigs.of(route), NIGHT);
    run.add(article("1").tagged("cesia"));
    run.pass(WAIT);
    run.add(article("1").revision(2));
    run.pass(Duration.ofHours(12));

    assertThat(run.log()).extracting(Notification::state).containsExactly(State.HELD, State.MUTED);
    assertThat(run.last().why()).endsWith("; the article no longer says so.");
  }

  @Test
  void anUrgentMentionBeyondTheListReleasesTheHeldBatch() {
    for (int i = 10; i < 10 + Notification.LISTED; i++) {
      run.add(article("" + i).in("st-10").takes(Pickup.Kind.QUOTE));
    }
    run.pass(WAIT);
    run.add(article("90").in("st-10").tier(1));
    run.pass(WAIT);

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().more()).isEqualTo(1);
    assertThat(run.last().mentions()).noneMatch(each -> each.article().id().equals("90"));
  }

  private static int revision(Notification notification) {
    return notification.mentions().getFirst().article().revision();
  }
}
