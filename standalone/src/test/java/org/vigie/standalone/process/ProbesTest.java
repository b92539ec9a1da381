package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.ChannelState;
import org.vigie.events.ChannelState.State;
import org.vigie.health.PartStatus;

class ProbesTest {
  private static final Instant TEN = Instant.parse("2025-02-12T10:00:00Z");

  @Test
  void channelsAreUpIfEachTakesAlerts() {
    assertThat(Probes.of(List.of(channel("presse", State.OK, null)))).isEqualTo(PartStatus.up());
    assertThat(Probes.of(List.of())).isEqualTo(PartStatus.up());
  }

  @Test
  void namesEachChannelThatTakesNone() {
    PartStatus status =
        Probes.of(
            List.of(
                channel("console", State.OK, null),
                channel("mail", State.AWAY, "no connection"),
                channel("presse", State.BLOCKED, "chat.postMessage: invalid_auth")));

    assertThat(status)
        .isEqualTo(
            PartStatus.degraded(
                "Channel mail has not answered lately (no connection), since"
                    + " 2025-02-12T10:00:00Z; alerts waiting: 3. Channel presse refuses all alerts"
                    + " until a person mends it (chat.postMessage: invalid_auth), since"
                    + " 2025-02-12T10:00:00Z; alerts waiting: 3."));
  }

  private static ChannelState channel(String id, State state, @Nullable String why) {
    return new ChannelState(id, state, why, TEN, 3, TEN);
  }
}
