package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.INTERVAL;
import static org.vigie.alerts.decide.TestConfigs.PICKUPS;
import static org.vigie.alerts.decide.TestConfigs.WAIT;
import static org.vigie.alerts.decide.TestConfigs.continues;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.tag;
import static org.vigie.alerts.decide.TestConfigs.timed;
import static org.vigie.alerts.decide.TestMention.SEEN;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Match;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.fields.PageOutcome;

class GroupsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final GroupsRun run = run(TestConfigs.of(route(1, Match.ALL, "a")));

  @Test
  void theFirstMentionOfAStoryStartsTheWait() {
    run.add(article("1"));
    run.pass(WAIT.minus(SECOND));
    assertThat(run.log()).isEmpty();

    run.pass(SECOND);
    assertThat(run.sent()).hasSize(1);
    Notification sent = run.last();
    assertThat(sent.kind()).isEqualTo(Kind.FIRST);
    assertThat(sent.reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(sent.route()).isEqualTo("route-1");
    assertThat(sent.channel()).isEqualTo("a");
    assertThat(sent.watch()).isEqualTo("cesia");
    assertThat(sent.story().id()).isEqualTo("st-1");
    assertThat(sent.decided()).isEqualTo(SEEN.plus(WAIT));
    assertThat(sent.settled()).isNull();
    assertThat(articles(sent)).containsExactly("1");
  }

  @Test
  void mentionsDuringTheWaitAreInTheSameNotification() {
    run.add(article("1"));
    run.pass(SECOND);
    run.add(article("2").in("st-1").seen(SEEN.plus(SECOND)));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).hasSize(1);
    assertThat(articles(run.last())).containsExactly("1", "2");
    assertThat(run.last().decided()).isEqualTo(SEEN.plus(WAIT));
    assertThat(run.last().seen()).isEqualTo(SEEN);
    assertThat(run.last().story().articles()).isEqualTo(2);
  }

  @Test
  void withoutAWaitTheNotificationIsSentAtOnce() {
    GroupsRun run = run(TestConfigs.of(timed(route(1, Match.ALL, "a"), Duration.ZERO, INTERVAL)));

    run.add(article("1"));

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().decided()).isEqualTo(SEEN);
  }

  @Test
  void laterMentionsWaitForTheIntervalAndBecomeAFollowUp() {
    run.add(article("1"));
    run.pass(WAIT);
    run.add(article("2").in("st-1"));
    run.pass(Duration.ofMinutes(1));
    run.add(article("3").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).hasSize(2);
    Notification later = run.last();
    assertThat(later.kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(later.reason()).isEqualTo(Reason.NEW_ARTICLES);
    assertThat(later.decided()).isEqualTo(SEEN.plus(WAIT).plus(INTERVAL));
    assertThat(articles(later)).containsExactly("2", "3");
    assertThat(later.story().articles()).isEqualTo(3);
  }

  @Test
  void afterTheIntervalOnlyTheGroupWaitCounts() {
    run.add(article("1"));
    run.pass(Duration.ofHours(2));
    run.add(article("2").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.last().decided()).isEqualTo(SEEN.plus(Duration.ofHours(2)).plus(WAIT));
  }

  @Test
  void aBatchThatBeganWhileTheClockWasAheadIsSentOnceTheClockIsSetBack() {
    GroupsRun ahead =
        new GroupsRun(TestConfigs.of(route(1, Match.ALL, "a")), SEEN.plus(Duration.ofDays(3)));
    ahead.add(article("1"));
    ahead.setBackTo(SEEN);
    assertThat(ahead.sent()).hasSize(1);

    ahead.add(article("2").in("st-1"));
    ahead.pass(INTERVAL.minus(SECOND));
    assertThat(ahead.sent()).hasSize(1);
    ahead.pass(SECOND);
    assertThat(ahead.sent()).hasSize(2);
  }

  @Test
  void anAlertOfAWrongTimeDelaysNoFollowUpUntilThatTime() {
    GroupsRun ahead =
        new GroupsRun(TestConfigs.of(route(1, Match.ALL, "a")), SEEN.plus(Duration.ofDays(3)));
    ahead.add(article("1"));
    ahead.pass(WAIT);
    assertThat(ahead.sent()).hasSize(1);

    ahead.setBackTo(SEEN);
    ahead.add(article("2").in("st-1"));
    assertThat(ahead.story("st-1").due()).hasValue(SEEN.plus(WAIT));
    ahead.pass(INTERVAL);

    assertThat(ahead.sent()).hasSize(2);
  }

  @Test
  void storiesDoNotWaitForEachOther() {
    run.add(article("1"));
    run.pass(WAIT);
    run.add(article("2"));
    run.pass(WAIT);

    assertThat(run.sent()).extracting(each -> each.story().id()).containsExactly("st-1", "st-2");
    assertThat(run.sent()).extracting(Notification::kind).containsOnly(Kind.FIRST);
  }

  @Test
  void theSameArticleIsSentOnce() {
    run.add(article("1"));
    run.add(article("1"));
    run.pass(Duration.ofHours(1));
    run.add(article("1"));
    run.add(article("1").revision(2).tagged("inesia", "cesia"));
    run.pass(Duration.ofHours(1));

    assertThat(run.log()).hasSize(1);
    assertThat(run.story("st-1").story().articles()).isEqualTo(1);
  }

  @Test
  void aRevisionWithAStrongerPickupIsSentAgain() {
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.pass(WAIT);
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofHours(1));
    run.add(article("1").takes(Pickup.Kind.PARAPHRASE).revision(3));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).hasSize(2);
    assertThat(run.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(run.last().reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(articles(run.last())).containsExactly("1");
    assertThat(run.last().story().articles()).isEqualTo(1);
  }

  @Test
  void aStrongerPickupInTheStoryIsTheReason() {
    run.add(article("1").takes(Pickup.Kind.QUOTE));
    run.pass(WAIT);
    run.add(article("2").in("st-1").takes(Pickup.Kind.QUOTE));
    run.pass(INTERVAL);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_ARTICLES);

    run.add(article("3").in("st-1").takes(Pickup.Kind.REPRINT));
    run.add(article("4").in("st-1"));
    run.pass(INTERVAL);
    assertThat(run.sent()).hasSize(3);
    assertThat(run.last().reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(articles(run.last())).containsExactly("3", "4");
    assertThat(run.last().story().pickup()).isEqualTo(Pickup.Kind.REPRINT);
  }

  @Test
  void aRevisionWithAWeakerPickupReplacesThePendingOne() {
    run.add(article("1").takes(Pickup.Kind.QUOTE));
    run.add(article("1").takes(Pickup.Kind.MENTION).revision(2));
    run.pass(WAIT);
    assertThat(revisions()).containsExactly(2);

    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(3));
    run.pass(Duration.ofHours(1));
    assertThat(revisions()).containsExactly(2, 3);
  }

  @Test
  void aStrongerPickupThatIsTakenBackDuringTheWaitIsNotSentAgain() {
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.pass(WAIT);
    run.add(article("1").takes(Pickup.Kind.REPRINT).revision(2));
    run.add(article("1").takes(Pickup.Kind.MENTION).revision(3));
    run.pass(Duration.ofHours(1));
    assertThat(revisions()).containsExactly(1);

    run.add(article("1").takes(Pickup.Kind.REPRINT).revision(4));
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(5));
    run.pass(Duration.ofHours(1));
    assertThat(revisions()).containsExactly(1, 5);
  }

  @Test
  void aStrongerPickupThatIsWithdrawnDuringTheWaitMayComeAgain() {
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.pass(WAIT);
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.add(article("1").tagged().revision(3));
    run.pass(Duration.ofHours(1));
    run.add(article("1").takes(Pickup.Kind.MENTION).revision(4));
    run.pass(Duration.ofHours(1));
    assertThat(revisions()).containsExactly(1);

    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(5));
    run.pass(Duration.ofHours(1));
    assertThat(revisions()).containsExactly(1, 5);
    assertThat(run.last().reason()).isEqualTo(Reason.STRONGER_PICKUP);
  }

  @Test
  void theHistoryKeepsTheStrongestPickupWhenAWeakerRevisionGoesToAnotherChannel() {
    GroupsRun run = run(TestConfigs.of(route(1, PICKUPS, "a"), route(2, Match.ALL, "b")));
    run.add(article("1").takes(Pickup.Kind.QUOTE));
    run.add(article("1").takes(Pickup.Kind.MENTION).revision(2));

    assertThat(run.article("1").pickup()).isEqualTo(Pickup.Kind.QUOTE);
  }

  @Test
  void aStrongerRevisionReplacesThePendingOne() {
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(run.last().mentions()).hasSize(1);
    assertThat(run.last().mentions().getFirst().article().revision()).isEqualTo(2);
  }

  @Test
  void aRevisionReplacesThePendingOneInTheRouteThatFitsIt() {
    GroupsRun run = run(TestConfigs.of(route(1, tag("cesia"), "a"), route(2, Match.ALL, "a")));
    run.add(article("1"));
    run.add(article("1").tagged("inesia", "cesia").revision(2));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).extracting(Notification::route).containsExactly("route-1");
    assertThat(run.last().mentions().getFirst().article().revision()).isEqualTo(2);
  }

  @Test
  void anArticleThatIsWithdrawnDuringTheWaitIsNotSent() {
    run.add(article("1"));
    run.add(article("2").in("st-1"));
    run.add(article("1").tagged().revision(2));
    run.pass(Duration.ofHours(1));

    assertThat(run.log()).hasSize(1);
    assertThat(articles(run.last())).containsExactly("2");
  }

  @Test
  void aWithdrawnArticleIsNoLongerCountedInItsStory() {
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.add(article("2").in("st-1").takes(Pickup.Kind.QUOTE).tagged("cesia").copyOf("1"));
    run.add(article("2").in("st-1").tagged().copyOf("1").revision(2));
    run.pass(Duration.ofHours(1));

    Story story = run.last().story();
    assertThat(story.articles()).isEqualTo(1);
    assertThat(story.copies()).isZero();
    assertThat(story.pickup()).isEqualTo(Pickup.Kind.MENTION);
    assertThat(story.tags()).containsExactly("inesia");
    assertThat(story.members()).extracting(Story.Member::article).containsExactly("1");

    run.add(article("2").in("st-1").copyOf("1").revision(3));
    run.pass(Duration.ofHours(1));

    assertThat(run.last().story().articles()).isEqualTo(2);
    assertThat(run.last().story().copies()).isEqualTo(1);
  }

  @Test
  void anArticleIsCountedWhoseTagStandsBehindTheExcerpt() {
    run.add(article("1").mentionAt(2 * MentionExcerpt.SUMMARY));
    run.pass(Duration.ofHours(1));

    assertThat(run.last().story().articles()).isEqualTo(1);
  }

  @Test
  void aStoryGoesOnWhoseFirstArticleIsWithdrawn() {
    run.add(article("1"));
    run.add(article("1").tagged().revision(2));
    run.add(article("2").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.last().story().articles()).isEqualTo(1);
    assertThat(run.last().story().title()).isEqualTo(article("2").mention().article().title());
  }

  @Test
  void aChannelDoesNotGetAnArticleThatHasLostItsRouteDuringTheWait() {
    GroupsRun run = run(TestConfigs.of(route(1, tag("cesia"), "a"), route(2, tag("inesia"), "b")));
    run.add(article("1").tagged("cesia"));
    run.add(article("2").tagged("cesia"));
    run.add(article("1").tagged("inesia").revision(2));
    run.add(article("2").tagged("other").revision(2));
    run.pass(Duration.ofHours(1));
    assertThat(run.log())
        .extracting(each -> each.channel() + articles(each))
        .containsExactly("b[1]");

    run.add(article("2").tagged("cesia").revision(3));
    run.pass(Duration.ofHours(1));
    assertThat(run.last().channel() + articles(run.last())).isEqualTo("a[2]");
  }

  @Test
  void aMailAboutATeaserIsNotFollowedByOneAboutItsPage() {
    GroupsRun run = run(TestConfigs.withMail("b", TestConfigs.of(route(1, Match.ALL, "a", "b"))));
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.pass(Duration.ofHours(1));
    run.add(withPage(article("1").takes(Pickup.Kind.QUOTE).revision(2).mention()));
    run.pass(Duration.ofHours(1));
    assertThat(run.sent()).extracting(Notification::channel).containsExactly("a", "b", "a");

    run.add(article("1").takes(Pickup.Kind.REPRINT).revision(3));
    run.pass(Duration.ofHours(1));
    assertThat(run.sent())
        .extracting(Notification::channel)
        .containsExactly("a", "b", "a", "a", "b");
  }

  @Test
  void ownArticlesAndDuplicatesAreNotSent() {
    run.add(article("1").onOurSite().takes(Pickup.Kind.REPRINT));
    run.add(article("2").duplicateOf("3").takes(Pickup.Kind.REPRINT));
    run.pass(Duration.ofDays(1));

    assertThat(run.log()).isEmpty();
  }

  @Test
  void anArticleThatIsFoundToBeACopyIsCountedAsOneInALongStoryToo() {
    for (int i = 1; i <= 2 * Notification.LISTED; i++) {
      run.add(article(Integer.toString(i)).in("st-1"));
    }
    String last = Integer.toString(2 * Notification.LISTED);

    run.add(article(last).in("st-1").copyOf("1").revision(2));
    run.pass(Duration.ofHours(1));

    assertThat(run.last().story().articles()).isEqualTo(2 * Notification.LISTED);
    assertThat(run.last().story().copies()).isEqualTo(1);
  }

  @Test
  void theStrongestAreListedFirstAndCopiesAfterOriginals() {
    run.add(article("1").copyOf("2"));
    run.add(article("2").in("st-1").seen(SEEN.plus(SECOND)));
    run.add(article("3").in("st-1").seen(SEEN.minus(SECOND)));
    run.add(article("4").in("st-1").takes(Pickup.Kind.MENTION));
    run.add(article("5").in("st-1").takes(Pickup.Kind.REPRINT));
    run.pass(WAIT);

    assertThat(articles(run.last())).containsExactly("5", "4", "3", "2", "1");
    assertThat(run.last().seen()).isEqualTo(SEEN.minus(SECOND));
    assertThat(run.last().story().copies()).isEqualTo(1);
  }

  @Test
  void articleThatTurnsOutToBeACopyIsListedAfterItsOriginalAndSentOnce() {
    run.add(article("1"));
    run.add(article("2").in("st-1").seen(SEEN.minus(SECOND)));
    run.add(article("1").copyOf("2"));
    run.pass(WAIT);
    run.add(article("1").copyOf("2"));
    run.pass(Duration.ofDays(1));

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().mentions())
        .extracting(mention -> mention.article().id() + " " + mention.copyOf())
        .containsExactly("2 null", "1 2");
    assertThat(run.last().story().copies()).isEqualTo(1);
  }

  @Test
  void unlistedArticlesAreCountedAndNotSentLater() {
    for (int i = 10; i < 35; i++) {
      run.add(article("" + i).in("st-10"));
    }
    run.add(article("34").in("st-10").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofDays(1));

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().mentions()).hasSize(Notification.LISTED);
    assertThat(articles(run.last())).startsWith("34", "10", "11").endsWith("28");
    assertThat(run.last().more()).isEqualTo(5);
    assertThat(run.last().story().articles()).isEqualTo(25);
    assertThat(run.last().story().members()).hasSize(Notification.LISTED);
  }

  @Test
  void eachChannelOfARouteGetsOneNotification() {
    GroupsRun run = run(TestConfigs.of(route(1, Match.ALL, "a", "b")));
    run.add(article("1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).extracting(Notification::channel).containsExactly("a", "b");
    assertThat(run.sent()).extracting(Notification::id).doesNotHaveDuplicates();
  }

  @Test
  void aChannelOfTwoRoutesGetsOneNotification() {
    GroupsRun run =
        run(TestConfigs.of(continues(route(1, Match.ALL, "a")), route(2, Match.ALL, "a", "b")));
    run.add(article("1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).extracting(Notification::channel).containsExactly("a", "b");
    assertThat(run.sent()).extracting(Notification::route).containsExactly("route-1", "route-2");
  }

  @Test
  void anotherRouteSendsAFollowUpToTheSameChannel() {
    GroupsRun run = run(TestConfigs.of(route(1, PICKUPS, "a"), route(2, Match.ALL, "a")));
    run.add(article("1").takes(Pickup.Kind.QUOTE));
    run.pass(WAIT);
    run.add(article("2").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).extracting(Notification::route).containsExactly("route-1", "route-2");
    assertThat(run.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void aStrongerRevisionMovesToTheRouteThatFitsIt() {
    GroupsRun run =
        run(
            TestConfigs.of(
                timed(route(1, PICKUPS, "a"), Duration.ofMinutes(1), INTERVAL),
                route(2, Match.ALL, "a")));
    run.add(article("1").takes(Pickup.Kind.MENTION));
    run.add(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent()).extracting(Notification::route).containsExactly("route-1");
    assertThat(run.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void aMentionWithoutARouteCountsInTheStory() {
    GroupsRun run = run(TestConfigs.of(route(1, tag("cesia"), "a")));
    run.add(article("1"));
    run.add(article("2").in("st-1").tagged("cesia"));
    run.pass(WAIT);

    assertThat(articles(run.last())).containsExactly("2");
    assertThat(run.last().story().articles()).isEqualTo(2);
    assertThat(run.last().story().title()).isEqualTo("INESIA 1");
    assertThat(run.last().story().tags()).containsExactly("inesia", "cesia");
  }

  @Test
  void aStoryIsNamedAfterItsFirstArticleEvenIfThatArrivesLate() {
    run.add(article("2").in("st-1"));
    run.add(article("1"));
    run.pass(WAIT);

    assertThat(run.last().story().title()).isEqualTo("INESIA 1");
    assertThat(run.last().story().members().getFirst().article()).isEqualTo("1");
  }

  @Test
  void theFinalFlushWaitsForNothing() {
    run.add(article("1"));
    run.finalFlush();
    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().why()).contains("as the run ends");

    run.add(article("2").in("st-1"));
    run.finalFlush();
    run.finalFlush();
    assertThat(run.sent()).hasSize(2);
  }

  @Test
  void aRemovedRouteStillSendsItsPendingBatch() {
    run.add(article("1"));
    run.configure(TestConfigs.of(timed(route(7, Match.ALL, "b"), Duration.ZERO, INTERVAL)));
    run.pass(WAIT);

    assertThat(run.sent()).hasSize(1);
    assertThat(run.last().channel()).isEqualTo("a");
    assertThat(run.last().why()).endsWith("(this route no longer exists).");
  }

  @Test
  void equalDecisionsHaveEqualIdsAndOthersDiffer() {
    GroupsRun again = run(TestConfigs.of(route(1, Match.ALL, "a")));
    for (GroupsRun each : List.of(run, again)) {
      each.add(article("1"));
      each.pass(WAIT);
      each.add(article("2").in("st-1"));
      each.add(article("3"));
      each.pass(Duration.ofHours(1));
    }

    assertThat(again.log()).isEqualTo(run.log()).hasSize(3);
    assertThat(run.log()).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(run.log()).extracting(Notification::state).containsOnly(State.PENDING);
  }

  /** Returns the revision of the first article of each sent notification. */
  private List<Integer> revisions() {
    return run.sent().stream()
        .map(each -> each.mentions().getFirst().article().revision())
        .toList();
  }

  private static List<String> articles(Notification notification) {
    return notification.mentions().stream().map(mention -> mention.article().id()).toList();
  }

  private static Mention withPage(Mention mention) {
    var whole = new PageOutcome(PageOutcome.Kind.WHOLE, "the text is that of the page");
    return new Mention(
        mention.watch(),
        mention.article().with(whole),
        mention.tags(),
        mention.pickup(),
        mention.story(),
        null,
        null,
        false);
  }

  private static GroupsRun run(AlertsConfig config) {
    return new GroupsRun(config, SEEN);
  }
}
