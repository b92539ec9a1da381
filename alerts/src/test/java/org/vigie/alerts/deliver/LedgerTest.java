package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;

class LedgerTest {
  private static final int PARTITION = 2;

  private final Ledger ledger = new Ledger();
  private final Notification first = AlertSamples.first();
  private final Notification later =
      AlertSamples.notification(
          "later", Kind.FOLLOW_UP, Reason.NEW_ARTICLES, AlertSamples.followUp().mentions(), 0);

  @BeforeEach
  void openThePage() {
    ledger.open(PARTITION);
  }

  @Test
  void whatIsPendingIsDueUntilItIsSettled() {
    assertThat(read(first)).isInstanceOf(Ledger.Entry.Due.class);
    assertThat(pending()).containsExactly(first.id());

    read(sent(first, "C1 1.0"));

    assertThat(pending()).isEmpty();
  }

  @Test
  void forgetsWhatWasSettledThreeMonthsBefore() {
    read(first.settled(State.SENT, AlertSamples.EIGHT, "C1 1.0", null));
    read(settledAfter(89));
    assertThat(read(first)).isInstanceOf(Ledger.Entry.Told.class);
    assertThat(ledger.root(PARTITION, later)).isNotNull();

    read(settledAfter(91));

    assertThat(read(first)).isInstanceOf(Ledger.Entry.Due.class);
    assertThat(ledger.root(PARTITION, later)).isNull();
  }

  private static Notification settledAfter(int days) {
    Instant at = AlertSamples.EIGHT.plus(Duration.ofDays(days));
    return AlertSamples.notification("n" + days, Kind.FOLLOW_UP, Reason.NEW_ARTICLES, List.of(), 0)
        .settled(State.SENT, at, "C1 2.0", null);
  }

  @Test
  void hasNoOutcomesWhereNothingWasEverTold() {
    assertThat(ledger.hasOutcomes(PARTITION)).isFalse();
    read(first);
    assertThat(ledger.hasOutcomes(PARTITION)).isFalse();

    read(sent(first, "C1 1.0"));

    assertThat(ledger.hasOutcomes(PARTITION)).isTrue();
  }

  @Test
  void whatIsPendingKeepsTheOrderOfTheTopic() {
    read(later);
    read(first);

    assertThat(pending()).containsExactly("later", first.id());
  }

  @Test
  void aDecisionTakenAgainGetsTheOutcomeItHad() {
    read(first);
    ledger.settle(PARTITION, sent(first, "C1 1.0"));

    assertThat(read(first)).isEqualTo(new Ledger.Entry.Told(sent(first, "C1 1.0")));
    assertThat(pending()).isEmpty();
  }

  @Test
  void aGivenUpDecisionTakenAgainStaysGivenUp() {
    Notification failed =
        first.settled(State.FAILED, AlertSamples.EIGHT, null, "channel_not_found");
    read(failed);

    assertThat(read(first)).isEqualTo(new Ledger.Entry.Told(failed));
  }

  @Test
  void aSentFirstMessageIsTheRootOfItsStoryOnItsChannel() {
    read(sent(first, "C1 1.0"));

    assertThat(ledger.root(PARTITION, later))
        .extracting("ref", "first.id")
        .containsExactly("C1 1.0", first.id());
  }

  @Test
  void aStorysFirstMessageStaysItsRootWhateverRouteTellsMore() {
    read(sent(first, "C1 1.0"));
    read(
        sent(
            AlertSamples.notification("again", Kind.FIRST, Reason.NEW_STORY, List.of(), 0),
            "C1 2.0"));

    assertThat(ledger.root(PARTITION, later)).extracting("ref").isEqualTo("C1 1.0");
  }

  @Test
  void neitherAFailedFirstNorALaterMessageIsEverARoot() {
    read(first.settled(State.FAILED, AlertSamples.EIGHT, null, "invalid_auth"));
    read(sent(later, "C1 2.0"));

    assertThat(ledger.root(PARTITION, later)).isNull();
  }

  @Test
  void whatIsHeldOrMutedIsNotDue() {
    read(first.settled(State.HELD, AlertSamples.EIGHT, null, null));
    read(later.settled(State.MUTED, AlertSamples.EIGHT, null, null));

    assertThat(pending()).isEmpty();
  }

  @Test
  void aPartitionThatWentAwayIsForgotten() {
    read(first);
    ledger.forget(PARTITION);

    assertThat(pending()).isEmpty();
    assertThat(ledger.root(PARTITION, later)).isNull();
  }

  private Ledger.Entry read(Notification notification) {
    return ledger.read(PARTITION, 0, notification);
  }

  private List<String> pending() {
    return ledger.pending(PARTITION).stream().map(each -> each.notification().id()).toList();
  }

  private static Notification sent(Notification n, String ref) {
    return n.settled(State.SENT, AlertSamples.EIGHT, ref, null);
  }
}
