package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.dashboard.DashboardSamples.NOW;
import static org.vigie.dashboard.DashboardSamples.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.AlertOutcomes.AlertProblem;
import org.vigie.dashboard.AlertOutcomes.Kind;
import org.vigie.dashboard.AlertOutcomes.ProblemGroup;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;

class AlertOutcomesTest {
  private static final Instant A_WEEK_AGO = NOW.minus(Duration.ofDays(7));
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(8));

  private final AlertOutcomes outcomes = new AlertOutcomes();

  @Test
  void hasNoProblemIfAllIsWell() {
    outcomes.put("sent", alert("st", State.SENT, null));
    outcomes.put("pending", alert("st", State.PENDING, Attempt.of(NOW, "no answer")));
    outcomes.put("muted", alert("st", State.MUTED, null));

    assertThat(outcomes.problems(A_WEEK_AGO)).isEmpty();
    assertThat(outcomes.byStory()).isEmpty();
  }

  @Test
  void tellsFailedDoubtfulAndPartlyRefusedAlertsApart() {
    var partly = new Attempt(NOW, "sent twice: SMTP 451", List.of("anna@example.org"));
    outcomes.put("failed", alert("st", State.FAILED, null));
    outcomes.put("partly", alert("st", State.SENT, partly));

    var problems = outcomes.problems(A_WEEK_AGO);

    assertThat(problems)
        .extracting(ProblemGroup::kind)
        .containsExactly(Kind.FAILED, Kind.DOUBTFUL, Kind.REFUSED);
    assertThat(problems)
        .extracting(group -> group.latest().getFirst().why())
        .containsExactly("SMTP 552", "sent twice: SMTP 451", null);
    assertThat(problems.getLast().latest().getFirst().recipients())
        .containsExactly("anna@example.org");
  }

  @Test
  void tellsWhatQuietHoursHoldAndUntilWhen() {
    outcomes.put("a", alert("one", State.HELD, LONG_AGO, null));
    outcomes.put("b", alert("one", State.HELD, NOW, null));
    outcomes.put("c", alert("two", State.HELD, NOW, null));
    outcomes.put("d", alert("two", State.FAILED, LONG_AGO, null));

    ProblemGroup held = outcomes.problems(A_WEEK_AGO).getLast();
    assertThat(held.kind()).isEqualTo(Kind.HELD);
    assertThat(held.count()).isEqualTo(3);
    assertThat(held.stories()).isEqualTo(2);
    assertThat(held.latest().getFirst().seen()).isEqualTo(NOW);
    assertThat(held.latest().getFirst().until()).isEqualTo(NOW.plusSeconds(3_600));
    assertThat(outcomes.byStory().values())
        .extracting(List::getFirst)
        .extracting(AlertProblem::kind)
        .containsExactlyInAnyOrder(Kind.HELD, Kind.FAILED);
  }

  @Test
  void leavesOutOldDoubtsButNoFailure() {
    outcomes.put("doubt", alert("st", State.SENT, LONG_AGO, Attempt.of(LONG_AGO, "HTTP 500")));
    outcomes.put("failed", alert("st", State.FAILED, LONG_AGO, null));

    assertThat(outcomes.problems(A_WEEK_AGO))
        .extracting(ProblemGroup::kind)
        .containsExactly(Kind.FAILED);
    assertThat(outcomes.counts(A_WEEK_AGO)).isEqualTo(Map.of(State.FAILED, 1));
  }

  @Test
  void forgetsWhatWasDecidedThreeMonthsAgo() {
    Instant longAgo = NOW.minus(Duration.ofDays(91));
    outcomes.put("old", alert("old", State.FAILED, longAgo, null));
    outcomes.put("kept", alert("kept", State.FAILED, longAgo.plus(Duration.ofDays(2)), null));
    outcomes.put("new", alert("new", State.FAILED, NOW, null));

    assertThat(outcomes.counts(A_WEEK_AGO)).isEqualTo(Map.of(State.FAILED, 2));
  }

  @Test
  void listsTheLatestAndCountsAll() {
    for (int n = 0; n < 30; n++) {
      outcomes.put("n" + n, alert("st" + n, State.FAILED, NOW.plusSeconds(n), null));
    }

    ProblemGroup failed = outcomes.problems(A_WEEK_AGO).getFirst();

    assertThat(failed.count()).isEqualTo(30);
    assertThat(failed.latest()).hasSize(AlertOutcomes.LISTED);
    assertThat(failed.latest())
        .extracting(AlertProblem::title)
        .startsWith("Titre de st29", "Titre de st28");
  }

  @Test
  void aLaterRecordReplacesWhatWasKnown() {
    outcomes.put("n", alert("st", State.FAILED, null));
    outcomes.put("n", alert("st", State.SENT, null));
    outcomes.put("gone", alert("st", State.FAILED, null));
    outcomes.put("gone", null);

    assertThat(outcomes.problems(A_WEEK_AGO)).isEmpty();
  }
}
