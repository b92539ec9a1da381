package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.INTERVAL;
import static org.vigie.alerts.decide.TestConfigs.pickups;
import static org.vigie.alerts.decide.TestConfigs.quiet;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.tag;
import static org.vigie.alerts.decide.TestConfigs.timed;
import static org.vigie.alerts.decide.TestMention.SEEN;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.alerts.decide.Cause;
import org.vigie.alerts.decide.Cause.Trigger;
import org.vigie.alerts.decide.GroupsRun;
import org.vigie.alerts.decide.TestConfigs;
import org.vigie.alerts.decide.TestMention;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup.Kind;

class ExplanationTest {
  private static final Route ROUTE = route(1, Match.ALL, "a");
  private static final Instant NIGHT = Instant.parse("2025-02-13T00:40:00Z");

  @Test
  void namesEvidenceFieldReasonAndTimer() {
    GroupsRun run = new GroupsRun(TestConfigs.of(Language.EN, ROUTE), SEEN);
    run.add(article("1"));
    run.pass(Duration.ofHours(1));
    run.add(article("2").in("st-1").takes(Kind.QUOTE));
    run.pass(Duration.ofHours(1));
    run.add(article("3").in("st-1").takes(Kind.MENTION).tagged());
    run.add(article("4").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent())
        .extracting(Notification::why)
        .containsExactly(
            "“INESIA” is in the title (topic inesia); new story, after a wait of 30\u00a0s.",
            "an article quotes our release of 12 February 2025; it takes more than the last alert said"
                + " (one message every 5\u00a0min at most).",
            "an article names us; 2 more articles (one message every 5\u00a0min at most).");
  }

  @Test
  void showsATagByItsName() {
    var lead = article("1").mention();
    var names = new WatchNames(lead.watch(), Map.of("inesia", "The new institute"), Map.of());
    var cause = new Cause.Grouped(lead, 1, Reason.NEW_STORY, Trigger.FINAL_FLUSH, ROUTE, Set.of());

    assertThat(Explanation.naming(names).why(Language.EN, cause))
        .startsWith("“INESIA” is in the title (topic The new institute); new story");
  }

  @Test
  void namesAReleaseByItsOwnDateAndNotByTheOneInItsId() {
    var published = new ReleaseName("Le titre", Map.of(), LocalDate.of(2025, 3, 4));

    assertThat(why(Language.EN, published)).contains("quotes our release of 4 March 2025;");
    assertThat(why(Language.FR, published)).contains("cite notre communiqué du 4 mars 2025\u00a0;");
  }

  @Test
  void theFirstOfAMonthHasItsOwnFormInFrench() {
    var published = new ReleaseName("Le titre", Map.of(), LocalDate.of(2025, 3, 1));

    assertThat(why(Language.EN, published)).contains("quotes our release of 1 March 2025;");
    assertThat(why(Language.FR, published)).contains("notre communiqué du 1er mars 2025\u00a0;");
  }

  @Test
  void namesAReleaseWithoutADateByItsTitleInTheLanguageOfTheChannel() {
    var undated = new ReleaseName("Le titre", Map.of("en", "The title"), null);

    assertThat(why(Language.FR, undated)).contains("notre communiqué «\u00a0Le titre\u00a0»");
    assertThat(why(Language.EN, undated)).contains("our release “The title”;");
  }

  @Test
  void namesAnUnknownReleaseByItsId() {
    var lead = article("1").takes(Kind.QUOTE).mention();

    assertThat(why(Language.EN, lead, WatchNames.NONE)).contains("release “2025-02-12-sommet”;");
  }

  @Test
  void usesTheLanguageOfTheChannel() {
    var now = timed(ROUTE, Duration.ZERO, INTERVAL);
    GroupsRun run = new GroupsRun(TestConfigs.of(Language.FR, now), SEEN);
    run.add(article("1").takes(Kind.PARAPHRASE));
    run.add(article("2").in("st-1"));
    run.pass(Duration.ofHours(1));

    assertThat(run.sent())
        .extracting(Notification::why)
        .containsExactly(
            "un article paraphrase, à vérifier, notre communiqué du 12 février 2025\u00a0; nouvelle"
                + " histoire, sans attente.",
            "«\u00a0INESIA\u00a0» est dans le titre (sujet inesia)\u00a0; un article de plus"
                + " (un message toutes les 5\u00a0min au plus).");
  }

  @Test
  void saysUntilWhenABatchIsHeld() {
    GroupsRun run = new GroupsRun(TestConfigs.of(Language.EN, quiet(ROUTE, null)), NIGHT);
    run.add(article("1").takes(Kind.REPRINT));
    run.pass(Duration.ofHours(12));

    assertThat(run.log())
        .extracting(Notification::why)
        .containsExactly(
            "an article reprints our release of 12 February 2025; held back until 07:00.",
            "an article reprints our release of 12 February 2025; quiet hours are over.");
  }

  @Test
  void namesTheRouteIfItHasAName() {
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
            "un article cite notre communiqué du 12 février 2025\u00a0; nouvelle histoire, sans"
                + " attente, par la route «\u00a0Reprises\u00a0».");
  }

  @Test
  void namesOnlyATagThatTheRouteAsksFor() {
    var timed = timed(route(1, tag("cop-analogy"), "a"), Duration.ZERO, INTERVAL);

    assertThat(whyInFrench(timed, article("1").tagged("inesia", "cop-analogy", "summit")))
        .startsWith("«\u00a0INESIA\u00a0» est dans le titre (sujet cop-analogy)");
  }

  @Test
  void namesATagThatAnOuterRouteAsksFor() {
    var inner =
        new Route(
            "route-1.1",
            null,
            TestConfigs.tier(2),
            List.of("a"),
            Duration.ZERO,
            INTERVAL,
            null,
            false,
            List.of());
    var outer = TestConfigs.with(route(1, tag("summit"), "a"), inner);

    assertThat(whyInFrench(outer, article("1").tagged("inesia", "summit")))
        .contains("(sujet summit)");
  }

  @Test
  void namesNoTagIfTheRouteAsksForAPickup() {
    var timed = timed(route(1, pickups(Kind.MENTION), "a"), Duration.ZERO, INTERVAL);

    assertThat(whyInFrench(timed, article("1").takes(Kind.MENTION).tagged("inesia")))
        .startsWith("un article nous nomme\u00a0;");
  }

  private static String why(Language language, ReleaseName release) {
    var lead = article("1").takes(Kind.QUOTE).mention();
    var names = new WatchNames(lead.watch(), Map.of(), Map.of("2025-02-12-sommet", release));
    return why(language, lead, names);
  }

  private static String why(Language language, Mention lead, WatchNames names) {
    var cause = new Cause.Grouped(lead, 1, Reason.NEW_STORY, Trigger.FINAL_FLUSH, ROUTE, Set.of());
    return Explanation.naming(names).why(language, cause);
  }

  private static String whyInFrench(Route route, TestMention mention) {
    GroupsRun run = new GroupsRun(TestConfigs.of(Language.FR, route), SEEN);
    run.add(mention);
    return run.last().why();
  }
}
