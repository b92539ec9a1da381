package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.Heard.article;
import static org.vigie.alerts.decide.Setup.INTERVAL;
import static org.vigie.alerts.decide.Setup.WAIT;
import static org.vigie.alerts.decide.Setup.quiet;
import static org.vigie.alerts.decide.Setup.route;
import static org.vigie.alerts.decide.Setup.tier;
import static org.vigie.alerts.decide.Setup.timed;

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
    route(1, Setup.PICKUPS, "a"), quiet(route(2, Match.ALL, "a"), null)
  };

  private final Desk desk = new Desk(Setup.of(ROUTE), NIGHT);

  @Test
  void holdsWithARecordAndTellsAfterAsOneMessage() {
    desk.hear(article("1"));
    desk.pass(WAIT);
    assertThat(desk.log()).extracting(Notification::state).containsExactly(State.HELD);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);

    desk.pass(Duration.ofHours(1));
    desk.hear(article("2").in("st-1"));
    assertThat(desk.last().state()).isEqualTo(State.HELD);
    assertThat(desk.last().mentions()).hasSize(2);

    desk.pass(Duration.ofHours(12));
    assertThat(desk.told()).hasSize(1);
    Notification told = desk.last();
    assertThat(told.reason()).isEqualTo(Reason.QUIET_HOURS_OVER);
    assertThat(told.kind()).isEqualTo(Kind.FIRST);
    assertThat(told.decided()).isEqualTo(MORNING);
    assertThat(told.mentions()).hasSize(2);
    assertThat(desk.log()).hasSize(3).extracting(Notification::id).containsOnly(told.id());
  }

  @Test
  void holdsAtOnceWithoutAWait() {
    Desk desk = new Desk(Setup.of(timed(ROUTE, Duration.ZERO, INTERVAL)), NIGHT);
    desk.hear(article("1"));

    assertThat(desk.log()).extracting(Notification::state).containsExactly(State.HELD);
  }

  @Test
  void whatIsUrgentIsToldAllTheSame() {
    desk.hear(article("1").tier(1));
    desk.pass(WAIT);

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);
  }

  @Test
  void whatIsUrgentTakesAlongWhatWasHeld() {
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(1));
    desk.hear(article("2").in("st-1").tier(1));
    desk.pass(WAIT);

    assertThat(desk.told()).hasSize(1);
    assertThat(desk.last().reason()).isEqualTo(Reason.NEW_STORY);
    assertThat(desk.last().mentions()).hasSize(2);
    assertThat(desk.last().decided()).isEqualTo(NIGHT.plus(Duration.ofHours(1)).plus(WAIT));

    desk.pass(Duration.ofHours(12));
    assertThat(desk.told()).hasSize(1);
  }

  @Test
  void aFollowUpIsHeldToo() {
    desk.hear(article("1").tier(1));
    desk.pass(WAIT);
    desk.hear(article("2").in("st-1").takes(Pickup.Kind.QUOTE));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.log())
        .extracting(Notification::state)
        .containsExactly(State.PENDING, State.HELD, State.PENDING);
    assertThat(desk.log().get(1).reason()).isEqualTo(Reason.STRONGER_PICKUP);
    assertThat(desk.last().reason()).isEqualTo(Reason.QUIET_HOURS_OVER);
    assertThat(desk.last().kind()).isEqualTo(Kind.FOLLOW_UP);
    assertThat(desk.last().decided()).isEqualTo(MORNING);
  }

  @Test
  void whatBeginsToWaitBeforeTheNightIsHeldWhenItFallsDueInIt() {
    Desk desk = new Desk(Setup.of(ROUTE), Instant.parse("2025-02-12T20:59:45Z"));
    desk.hear(article("1"));
    desk.pass(WAIT);

    assertThat(desk.log()).extracting(Notification::state).containsExactly(State.HELD);
  }

  @Test
  void theEndOfARunDoesNotBreakTheQuiet() {
    desk.hear(article("1"));
    desk.runEnds();
    desk.runEnds();
    assertThat(desk.log()).extracting(Notification::state).containsExactly(State.HELD);

    desk.pass(Duration.ofHours(12));
    assertThat(desk.told()).hasSize(1);
  }

  @Test
  void holdsThroughTheNightThatIsAnHourLonger() {
    Desk desk = new Desk(Setup.of(ROUTE), Instant.parse("2025-10-25T21:00:00Z"));
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.last().decided()).isEqualTo(Instant.parse("2025-10-26T06:00:00Z"));
  }

  @Test
  void whatIsHeldAndThenToldByAnotherRouteIsDroppedWithARecord() {
    Desk desk = new Desk(Setup.of(PICKUPS_FIRST), NIGHT);
    desk.hear(article("1"));
    desk.pass(WAIT);
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.log())
        .extracting(each -> each.route() + " " + each.state())
        .containsExactly("route-2 HELD", "route-2 MUTED", "route-1 PENDING");
    assertThat(desk.log().get(1).id()).isEqualTo(desk.log().get(0).id());
    assertThat(desk.log().get(1).settled()).isEqualTo(NIGHT.plus(WAIT));
    assertThat(desk.log().get(1).why()).endsWith("; another route tells it.");
    assertThat(desk.last().kind()).isEqualTo(Kind.FIRST);

    desk.hear(article("2").in("st-1"));
    desk.pass(Duration.ofHours(1));
    assertThat(desk.last().route()).isEqualTo("route-2");
    assertThat(desk.log()).extracting(Notification::id).endsWith(desk.last().id());
    assertThat(desk.last().id()).isNotEqualTo(desk.log().getFirst().id());
  }

  @Test
  void whatIsHeldLosesOnlyTheArticleThatAnotherRouteTells() {
    Desk desk = new Desk(Setup.of(PICKUPS_FIRST), NIGHT);
    desk.hear(article("1"));
    desk.hear(article("2").in("st-1"));
    desk.pass(WAIT);
    desk.hear(article("1").takes(Pickup.Kind.QUOTE).revision(2));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.log())
        .extracting(each -> each.route() + " " + each.state() + " " + each.mentions().size())
        .containsExactly(
            "route-2 HELD 2", "route-2 HELD 1", "route-1 PENDING 1", "route-2 PENDING 1");
    assertThat(desk.last().kind()).isEqualTo(Kind.FOLLOW_UP);
  }
}
