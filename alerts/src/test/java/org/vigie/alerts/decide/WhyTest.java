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
import java.util.List;
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
  void saysEvidencePlaceReasonAndTimer() {
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
            "“INESIA” is in the title (tag inesia); new story, after a wait of 30\u00a0s.",
            "an article quotes our release of 12 February 2025; it takes more than was told before"
                + " (one message every 5\u00a0min at most).",
            "an article names us; 2 more articles (one message every 5\u00a0min at most).");
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
            "un article reprend, à vérifier, notre communiqué du 12 février 2025\u00a0; nouveau"
                + " sujet, sans attente.",
            "«\u00a0INESIA\u00a0» est dans le titre (thème inesia)\u00a0; un article de plus"
                + " (un message toutes les 5\u00a0min au plus).");
  }

  @Test
  void saysUntilWhenItIsHeld() {
    Desk desk = new Desk(Setup.of(Language.EN, quiet(ROUTE, null)), NIGHT);
    desk.hear(article("1").takes(Kind.REPRINT));
    desk.pass(Duration.ofHours(12));

    assertThat(desk.log())
        .extracting(Notification::why)
        .containsExactly(
            "an article reprints our release of 12 February 2025; held back until 07:00.",
            "an article reprints our release of 12 February 2025; quiet hours are over.");
  }

  @Test
  void namesTheRouteWhereTheConfigurationDoes() {
    var named =
        new Route(
            "route-1",
            "Reprises",
            Match.ALL,
            List.of("a"),
            Duration.ZERO,
            INTERVAL,
            null,
            false,
            List.of());

    assertThat(whyInFrench(named, article("1").takes(Kind.QUOTE)))
        .isEqualTo(
            "un article cite notre communiqué du 12 février 2025\u00a0; nouveau sujet, sans"
                + " attente, par la route «\u00a0Reprises\u00a0».");
  }

  private static String whyInFrench(Route route, Heard heard) {
    Desk desk = new Desk(Setup.of(Language.FR, route), SEEN);
    desk.hear(heard);
    return desk.last().why();
  }
}
