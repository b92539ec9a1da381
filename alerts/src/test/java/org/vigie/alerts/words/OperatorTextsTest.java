package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;
import org.vigie.events.ChannelState;
import org.vigie.events.ChannelState.State;

class OperatorTextsTest {
  private static final Instant SINCE = Instant.parse("2025-02-12T08:20:00Z");

  @Test
  void sayInFrenchWhatAChannelDoesAndHowManyAlertsWait() {
    assertThat(texts(Language.FR))
        .containsExactly(
            "Le canal presse refuse toute alerte depuis 09:20 (chat.postMessage: invalid_auth).",
            "Le canal presse refuse toute alerte depuis 09:20 (chat.postMessage: invalid_auth)."
                + " 1 alerte attend\u00a0; elle partira dès que c’est réparé.",
            "Le canal presse refuse toute alerte depuis 09:20 (chat.postMessage: invalid_auth)."
                + " 3 alertes attendent\u00a0; elles partiront dès que c’est réparé.",
            "Le canal presse ne répond plus depuis 09:20 (no connection). 3 alertes attendent.",
            "Le canal presse accepte de nouveau les alertes. 2 alertes en attente partent.");
  }

  @Test
  void sayTheSameInEnglish() {
    assertThat(texts(Language.EN))
        .containsExactly(
            "Channel presse has refused all alerts since 09:20 (chat.postMessage: invalid_auth).",
            "Channel presse has refused all alerts since 09:20 (chat.postMessage: invalid_auth)."
                + " 1 alert waits; it is sent once this is mended.",
            "Channel presse has refused all alerts since 09:20 (chat.postMessage: invalid_auth)."
                + " 3 alerts wait; they are sent once this is mended.",
            "Channel presse hasn’t answered since 09:20 (no connection). 3 alerts wait.",
            "Channel presse accepts alerts again. 2 alerts that waited are being sent.");
  }

  @Test
  void sayWhatDidNotSimplyArrive() {
    var words = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));

    assertThat(words.failed(AlertSamples.first(), "msg_too_long"))
        .isEqualTo(
            "Canal presse\u00a0: non envoyé (msg_too_long)\u00a0: Après le sommet, la France mise"
                + " sur l’INESIA");
    assertThat(words.refused(AlertSamples.first(), 1, "a…@example.org"))
        .startsWith("Canal presse\u00a0: le serveur de courrier a refusé 1 destinataire (a…@");
    assertThat(words.doubtful(AlertSamples.first(), "no answer"))
        .startsWith("Canal presse\u00a0: peut-être pas arrivé, ou arrivé deux fois (no answer)");
  }

  private static List<String> texts(Language language) {
    var words = new Phrasebook(language, ZoneId.of("Europe/Paris"));
    return Stream.of(
            channel(State.BLOCKED, "chat.postMessage: invalid_auth", 0),
            channel(State.BLOCKED, "chat.postMessage: invalid_auth", 1),
            channel(State.BLOCKED, "chat.postMessage: invalid_auth", 3),
            channel(State.AWAY, "no connection", 3),
            channel(State.OK, null, 2))
        .map(words::channel)
        .toList();
  }

  private static ChannelState channel(State state, @Nullable String why, int waiting) {
    return new ChannelState("presse", state, why, SINCE, waiting, SINCE.plusSeconds(60));
  }
}
