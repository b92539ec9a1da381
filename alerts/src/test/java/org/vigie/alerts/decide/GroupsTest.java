package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.Heard.SEEN;
import static org.vigie.alerts.decide.Heard.article;
import static org.vigie.alerts.decide.Setup.INTERVAL;
import static org.vigie.alerts.decide.Setup.PICKUPS;
import static org.vigie.alerts.decide.Setup.WAIT;
import static org.vigie.alerts.decide.Setup.continues;
import static org.vigie.alerts.decide.Setup.route;
import static org.vigie.alerts.decide.Setup.tag;
import static org.vigie.alerts.decide.Setup.timed;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Match;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Pickup;

class GroupsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Desk desk = desk(Setup.of(route(1, Match.ALL, "a")));

  @Test
  void aStorysFirstMentionStartsTheWait() {
    desk.hear(article("1"));
    desk.pass(WAIT.minus(SECOND));
    assertThat(desk.log()).isEmpty();

    desk.pass(SECOND);
    assertThat(desk.told()).hasSize(1);
    Notification told = desk.last();
    assertThat(told.kind()).isEqualTo(Kind.FIRST);
    assertThat(told.reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(told.route()).isEqualTo("route-1");
    assertThat(told.channel()).isEqualTo("a");
    assertThat(told.watch()).isEqualTo("cesia");
    assertThat(told.story().id()).isEqualTo("st-1");
    assertThat(told.decided()).isEqualTo(SEEN.plus(WAIT));
    assertThat(told.settled()).isNull();
    assertThat(articles(told)).containsExactly("1");
  }

  @Test
  void whatComesWhileItWaitsIsInTheSameMessage() {
    desk.hear(article("1"));
    desk.pass(SECOND);
    desk.hear(article("2").in("st-1").seen(SEEN.plus(SECOND)));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).hasSize(1);
    assertThat(articles(desk.last())).containsExactly("1", "2");
    assertThat(desk.last().decided()).isEqualTo(SEEN.plus(WAIT));
    assertThat(desk.last().seen()).isEqualTo(SEEN);
    assertThat(desk.last().story().articles()).isEqualTo(2);
  }

  @Test
  void withoutAWaitItIsToldAtOnce() {
    Desk desk = desk(Setup.of(timed(route(1, Match.ALL, "a"), Duration.ZERO, INTERVAL)));

    desk.hear(article("1"));

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().decided()).isEqualTo(SEEN);
  }

  @Test
  void laterMentionsWaitForTheIntervalAndFollowUp() {
    desk.hear(article("1"));
    desk.pass(WAIT);
    desk.hear(article("2").in("st-1"));
    desk.pass(Duration.ofMinutes(1));
    desk.hear(article("3").in("st-1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).hasSize(2);
    Notification later = desk.last();
    assertThat(later.kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(later.reason()).isEqualTo(Reason.NEW_ARTICLES);
    assertThat(later.decided()).isEqualTo(SEEN.plus(WAIT).plus(INTERVAL));
    assertThat(articles(later)).containsExactly("2", "3");
    assertThat(later.story().articles()).isEqualTo(3);
  }

  @Test
  void afterTheIntervalItWaitsOnlyToGather() {
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(2));
    desk.hear(article("2").in("st-1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.last().decided()).isEqualTo(SEEN.plus(Duration.ofHours(2)).plus(WAIT));
  }

  @Test
  void storiesDoNotWaitForEachOther() {
    desk.hear(article("1"));
    desk.pass(WAIT);
    desk.hear(article("2"));
    desk.pass(WAIT);

    assertThat(desk.told()).extracting(each -> each.story().id()).containsExactly("st-1", "st-2");
    assertThat(desk.told()).extracting(Notification::kind).containsOnly(Kind.FIRST);
  }

  @Test
  void theSameArticleIsNotToldAgain() {
    desk.hear(article("1"));
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(1));
    desk.hear(article("1"));
    desk.hear(article("1").revision(2).tagged("inesia", "cesia"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.log()).hasSize(1);
    assertThat(desk.story("st-1").story().articles()).isEqualTo(1);
  }

  @Test
  void aRevisionThatTookMoreIsToldAgain() {
    desk.hear(article("1").takes(Pickup.Kind.MENTION));
    desk.pass(WAIT);
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofHours(1));
    desk.hear(article("1").takes(Pickup.Kind.PARAPHRASE).revision(3));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).hasSize(2);
    assertThat(desk.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(desk.last().reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(articles(desk.last())).containsExactly("1");
    assertThat(desk.last().story().articles()).isEqualTo(1);
  }

  @Test
  void anArticleThatTookMoreThanWasToldIsTheReason() {
    desk.hear(article("1").takes(Pickup.Kind.QUOTE));
    desk.pass(WAIT);
    desk.hear(article("2").in("st-1").takes(Pickup.Kind.QUOTE));
    desk.pass(INTERVAL);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_ARTICLES);

    desk.hear(article("3").in("st-1").takes(Pickup.Kind.REPRINT));
    desk.hear(article("4").in("st-1"));
    desk.pass(INTERVAL);
    assertThat(desk.told()).hasSize(3);
    assertThat(desk.last().reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(articles(desk.last())).containsExactly("3", "4");
    assertThat(desk.last().story().pickup()).isEqualTo(Pickup.Kind.REPRINT);
  }

  @Test
  void aRevisionThatWeakensTakesNothingFromWhatWaits() {
    desk.hear(article("1").takes(Pickup.Kind.QUOTE));
    desk.hear(article("1").takes(Pickup.Kind.MENTION).revision(2));
    desk.pass(WAIT);
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(3));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().mentions().getFirst().article().revision()).isEqualTo(1);
  }

  @Test
  void aStrongerRevisionTakesThePlaceOfWhatWaits() {
    desk.hear(article("1").takes(Pickup.Kind.MENTION));
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(desk.last().mentions()).hasSize(1);
    assertThat(desk.last().mentions().getFirst().article().revision()).isEqualTo(2);
  }

  @Test
  void ownArticlesAndDuplicatesAreNotTold() {
    desk.hear(article("1").onOurSite().takes(Pickup.Kind.REPRINT));
    desk.hear(article("2").duplicateOf("3").takes(Pickup.Kind.REPRINT));
    desk.pass(Duration.ofDays(1));

    assertThat(desk.log()).isEmpty();
  }

  @Test
  void theStrongestComeFirstAndCopiesAfterTheirLikes() {
    desk.hear(article("1").copyOf("2"));
    desk.hear(article("2").in("st-1").seen(SEEN.plus(SECOND)));
    desk.hear(article("3").in("st-1").seen(SEEN.minus(SECOND)));
    desk.hear(article("4").in("st-1").takes(Pickup.Kind.MENTION));
    desk.hear(article("5").in("st-1").takes(Pickup.Kind.REPRINT));
    desk.pass(WAIT);

    assertThat(articles(desk.last())).containsExactly("5", "4", "3", "2", "1");
    assertThat(desk.last().seen()).isEqualTo(SEEN.minus(SECOND));
    assertThat(desk.last().story().copies()).isEqualTo(1);
  }

  @Test
  void whatFindsNoRoomIsCountedAndNotToldLater() {
    for (int i = 10; i < 35; i++) {
      desk.hear(article("" + i).in("st-10"));
    }
    desk.hear(article("34").in("st-10").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofDays(1));

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().mentions()).hasSize(Notification.LISTED);
    assertThat(articles(desk.last())).startsWith("34", "10", "11").endsWith("28");
    assertThat(desk.last().more()).isEqualTo(5);
    assertThat(desk.last().story().articles()).isEqualTo(25);
    assertThat(desk.last().story().members()).hasSize(Notification.LISTED);
  }

  @Test
  void eachChannelOfARouteIsToldOnce() {
    Desk desk = desk(Setup.of(route(1, Match.ALL, "a", "b")));
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).extracting(Notification::channel).containsExactly("a", "b");
    assertThat(desk.told()).extracting(Notification::id).doesNotHaveDuplicates();
  }

  @Test
  void aChannelOfTwoRoutesIsToldOnce() {
    Desk desk = desk(Setup.of(continues(route(1, Match.ALL, "a")), route(2, Match.ALL, "a", "b")));
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).extracting(Notification::channel).containsExactly("a", "b");
    assertThat(desk.told()).extracting(Notification::route).containsExactly("route-1", "route-2");
  }

  @Test
  void anotherRouteFollowsUpOnTheSameChannel() {
    Desk desk = desk(Setup.of(route(1, PICKUPS, "a"), route(2, Match.ALL, "a")));
    desk.hear(article("1").takes(Pickup.Kind.QUOTE));
    desk.pass(WAIT);
    desk.hear(article("2").in("st-1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).extracting(Notification::route).containsExactly("route-1", "route-2");
    assertThat(desk.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void aStrongerRevisionLeavesTheRouteWhereItWaited() {
    Desk desk =
        desk(
            Setup.of(
                timed(route(1, PICKUPS, "a"), Duration.ofMinutes(1), INTERVAL),
                route(2, Match.ALL, "a")));
    desk.hear(article("1").takes(Pickup.Kind.MENTION));
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told()).extracting(Notification::route).containsExactly("route-1");
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void whatNoRouteTakesStillCountsInTheStory() {
    Desk desk = desk(Setup.of(route(1, tag("cesia"), "a")));
    desk.hear(article("1"));
    desk.hear(article("2").in("st-1").tagged("cesia"));
    desk.pass(WAIT);

    assertThat(articles(desk.last())).containsExactly("2");
    assertThat(desk.last().story().articles()).isEqualTo(2);
    assertThat(desk.last().story().title()).isEqualTo("INESIA 1");
    assertThat(desk.last().story().tags()).containsExactly("inesia", "cesia");
  }

  @Test
  void aStoryIsNamedAfterItsFirstArticleAlsoWhenThatComesLate() {
    desk.hear(article("2").in("st-1"));
    desk.hear(article("1"));
    desk.pass(WAIT);

    assertThat(desk.last().story().title()).isEqualTo("INESIA 1");
    assertThat(desk.last().story().members().getFirst().article()).isEqualTo("1");
  }

  @Test
  void theEndOfARunWaitsForNothing() {
    desk.hear(article("1"));
    desk.runEnds();
    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().why()).contains("as the run ends");

    desk.hear(article("2").in("st-1"));
    desk.runEnds();
    desk.runEnds();
    assertThat(desk.told()).hasSize(2);
  }

  @Test
  void aRouteTakenOutOfTheConfigurationStillTellsWhatWaited() {
    desk.hear(article("1"));
    desk.configure(Setup.of(timed(route(7, Match.ALL, "b"), Duration.ZERO, INTERVAL)));
    desk.pass(WAIT);

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().channel()).isEqualTo("a");
    assertThat(desk.last().why()).endsWith("(this route is no more).");
  }

  @Test
  void idsAreTheSameForTheSameDecisionsAndElseDiffer() {
    Desk again = desk(Setup.of(route(1, Match.ALL, "a")));
    for (Desk each : List.of(desk, again)) {
      each.hear(article("1"));
      each.pass(WAIT);
      each.hear(article("2").in("st-1"));
      each.hear(article("3"));
      each.pass(Duration.ofHours(1));
    }

    assertThat(again.log()).isEqualTo(desk.log()).hasSize(3);
    assertThat(desk.log()).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(desk.log()).extracting(Notification::state).containsOnly(State.PENDING);
  }

  private static List<String> articles(Notification notification) {
    return notification.mentions().stream().map(mention -> mention.article().id()).toList();
  }

  private static Desk desk(AlertsConfig config) {
    return new Desk(config, SEEN);
  }
}
