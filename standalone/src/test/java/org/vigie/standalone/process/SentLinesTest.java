package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.PendingNotification;

class SentLinesTest {
  private static final Instant DECIDED = Instant.parse("2025-02-12T08:00:00Z");

  private final SentLines lines = new SentLines(config("Europe/Paris", mail("desk")));

  @Test
  void anAlertHasALineWhenItIsSentAndNoneWhileItWaits() {
    Notification waits = pending("n-1", "desk");
    assertThat(lines.of(waits)).isEmpty();

    assertThat(lines.of(sent(waits)))
        .hasValueSatisfying(line -> assertThat(line).startsWith("10:30:00  to desk: "));
  }

  @Test
  void anOutcomeThatIsWrittenAgainHasNoSecondLine() {
    assertThat(lines.of(sent(pending("n-1", "desk")))).isPresent();

    assertThat(lines.of(sent(pending("n-1", "desk")))).isEmpty();
    assertThat(lines.of(sent(pending("n-2", "desk")))).isPresent();
  }

  @Test
  void manyAlertsAreNotRememberedForEver() {
    for (int i = 0; i < 3_000; i++) {
      assertThat(lines.of(sent(pending("n-" + i, "desk")))).isPresent();
    }

    assertThat(lines.of(sent(pending("n-2999", "desk")))).isEmpty();
    assertThat(lines.of(sent(pending("n-0", "desk")))).isPresent();
  }

  @Test
  void aConsoleThatWasAddedMeanwhileShowsItsAlertsAlone() {
    lines.apply(config("Asia/Tokyo", mail("desk"), new ChannelConfig.Console("c", Language.EN)));

    assertThat(lines.of(sent(pending("n-1", "c")))).isEmpty();
    assertThat(lines.of(sent(pending("n-2", "desk"))))
        .hasValueSatisfying(line -> assertThat(line).startsWith("18:30:00  to desk: "));
  }

  private static Notification pending(String id, String channel) {
    return PendingNotification.of(id, channel, "st-1", Kind.FIRST, DECIDED);
  }

  /** The notification, sent after it has waited for an hour and a half. */
  private static Notification sent(Notification n) {
    return n.settled(State.SENT, DECIDED.plusSeconds(5_400), "ref", null);
  }

  private static ChannelConfig mail(String id) {
    return new ChannelConfig.Email(id, Language.EN, List.of(id + "@example.org"));
  }

  private static AlertsConfig config(String zone, ChannelConfig... channels) {
    var byId = new LinkedHashMap<String, ChannelConfig>();
    for (ChannelConfig each : channels) {
      byId.put(each.id(), each);
    }
    return new AlertsConfig(
        Language.EN, ZoneId.of(zone), SlackConfig.DEFAULT, null, byId, List.of(), List.of());
  }
}
