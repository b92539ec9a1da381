package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  void whatIsPendingIsDeliveredUntilItHasAnOutcome() {
    assertThat(read(first)).isNull();
    assertThat(pending()).containsExactly(first.id());

    read(sent(first, "C1 1.0"));

    assertThat(pending()).isEmpty();
  }

  @Test
  void forgetsOutcomesAfterThreeMonths() {
    read(first.settled(State.SENT, AlertSamples.EIGHT, "C1 1.0", null));
    read(sentAfter(89));
    assertThat(read(first)).isNotNull();
    assertThat(ledger.of(PARTITION).root(later)).isNotNull();

    read(sentAfter(91));

    assertThat(read(first)).isNull();
    assertThat(ledger.of(PARTITION).root(later)).isNull();
  }

  private static Notification sentAfter(int days) {
    Instant at = AlertSamples.EIGHT.plus(Duration.ofDays(days));
    return AlertSamples.notification("n" + days, Kind.FOLLOW_UP, Reason.NEW_ARTICLES, List.of(), 0)
        .settled(State.SENT, at, "C1 2.0", null);
  }

  @Test
  void hasNoOutcomesWhereNothingWasEverSent() {
    assertThat(ledger.of(PARTITION).hasOutcomes()).isFalse();
    read(first);
    assertThat(ledger.of(PARTITION).hasOutcomes()).isFalse();

    read(sent(first, "C1 1.0"));

    assertThat(ledger.of(PARTITION).hasOutcomes()).isTrue();
  }

  @Test
  void whatIsPendingKeepsTheOrderOfTheTopic() {
    read(later);
    read(first);

    assertThat(pending()).containsExactly("later", first.id());
  }

  @Test
  void aRepeatedDecisionGetsTheOutcomeItHad() {
    read(first);
    ledger.of(PARTITION).record(sent(first, "C1 1.0"));

    assertThat(read(first)).isEqualTo(sent(first, "C1 1.0"));
    assertThat(pending()).isEmpty();
  }

  @Test
  void aRepeatedDecisionThatFailedStaysFailed() {
    Notification failed =
        first.settled(State.FAILED, AlertSamples.EIGHT, null, "channel_not_found");
    read(failed);

    assertThat(read(first)).isEqualTo(failed);
  }

  @Test
  void aSentFirstMessageIsTheRootOfItsStoryOnItsChannel() {
    read(sent(first, "C1 1.0"));

    assertThat(ledger.of(PARTITION).root(later))
        .extracting("ref", "first.id")
        .containsExactly("C1 1.0", first.id());
  }

  @Test
  void aStorysFirstMessageStaysItsRootWhateverRouteReportsMore() {
    read(sent(first, "C1 1.0"));
    read(
        sent(
            AlertSamples.notification("again", Kind.FIRST, Reason.NEW_STORY, List.of(), 0),
            "C1 2.0"));

    assertThat(ledger.of(PARTITION).root(later)).extracting("ref").isEqualTo("C1 1.0");
  }

  @Test
  void neitherAFailedFirstNorALaterMessageIsEverARoot() {
    read(first.settled(State.FAILED, AlertSamples.EIGHT, null, "invalid_auth"));
    read(sent(later, "C1 2.0"));

    assertThat(ledger.of(PARTITION).root(later)).isNull();
  }

  @Test
  void whatIsHeldOrMutedIsNotDelivered() {
    read(first.settled(State.HELD, AlertSamples.EIGHT, null, null));
    read(later.settled(State.MUTED, AlertSamples.EIGHT, null, null));

    assertThat(pending()).isEmpty();
  }

  @Test
  void aClosedPartitionIsForgotten() {
    read(first);
    ledger.close(PARTITION);

    assertThat(pending()).isEmpty();
    assertThat(ledger.of(PARTITION).root(later)).isNull();
  }

  private @Nullable Notification read(Notification notification) {
    return ledger.of(PARTITION).read(0, notification);
  }

  private List<String> pending() {
    return ledger.of(PARTITION).pending().stream().map(each -> each.notification().id()).toList();
  }

  private static Notification sent(Notification n, String ref) {
    return n.settled(State.SENT, AlertSamples.EIGHT, ref, null);
  }
}
