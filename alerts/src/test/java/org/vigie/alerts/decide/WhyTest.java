package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.Heard.SEEN;
import static org.vigie.alerts.decide.Heard.article;
import static org.vigie.alerts.decide.Setup.INTERVAL;
import static org.vigie.alerts.decide.Setup.quiet;
import static org.vigie.alerts.decide.Setup.route;
import static org.vigie.alerts.decide.Setup.timed;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Notification;
import org.vigie.events.Pickup.Kind;

class WhyTest {
  private static final Route ROUTE = route(1, Match.ALL, "a");
  private static final Instant NIGHT = Instant.parse("2025-02-13T00:40:00Z");

  @Test
  void namesRouteRulePlaceReasonAndTimer() {
    Desk desk = new Desk(Setup.of(Language.EN, ROUTE), SEEN);
    desk.hear(article("1"));
    desk.pass(Duration.ofHours(1));
    desk.hear(article("2").in("st-1").takes(Kind.QUOTE));
    desk.pass(Duration.ofHours(1));
    desk.hear(article("3").in("st-1").takes(Kind.MENTION).tagged());
    desk.hear(article("4").in("st-1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told())
        .extracting(Notification::why)
        .containsExactly(
            "By route-1, because rule inesia#1 found the tag inesia in the title; new story, after"
                + " a wait of 30\u00a0s.",
            "By route-1, because an article quotes the release 2025-02-12-sommet; it takes more"
                + " than was told before, at most every 5\u00a0min.",
            "By route-1, because an article names us; 2 more articles, at most every 5\u00a0min.");
  }

  @Test
  void speaksTheChannelsLanguage() {
    var now = timed(ROUTE, Duration.ZERO, INTERVAL);
    Desk desk = new Desk(Setup.of(Language.FR, now), SEEN);
    desk.hear(article("1").takes(Kind.PARAPHRASE));
    desk.hear(article("2").in("st-1"));
    desk.pass(Duration.ofHours(1));

    assertThat(desk.told())
        .extracting(Notification::why)
        .containsExactly(
            "Par route-1, car un article reprend, à vérifier, le communiqué 2025-02-12-sommet\u00a0;"
                + " sujet nouveau, sans attente.",
            "Par route-1, car la règle inesia#1 a trouvé le thème inesia dans le titre\u00a0;"
                + " un article de plus, au plus toutes les 5\u00a0min.");
  }

  @Test
  void saysUntilWhenItIsHeld() {
    Desk desk = new Desk(Setup.of(Language.EN, quiet(ROUTE, null)), NIGHT);
    desk.hear(article("1").takes(Kind.REPRINT));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.log())
        .extracting(Notification::why)
        .containsExactly(
            "By route-1, because an article reprints the release 2025-02-12-sommet; held back until"
                + " 07:00.",
            "By route-1, because an article reprints the release 2025-02-12-sommet; quiet hours are"
                + " over.");
  }
}
