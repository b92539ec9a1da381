package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.continues;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestConfigs.tag;
import static org.vigie.alerts.decide.TestConfigs.tier;
import static org.vigie.alerts.decide.TestConfigs.with;
import static org.vigie.alerts.decide.TestMention.article;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Pickup.Kind;

class RoutesTest {
  private static final Route ANY = route(9, Match.ALL, "a");

  @Test
  void theFirstRouteThatFitsTakesTheMention() {
    assertThat(taken(article("1").tagged("inesia"), route(1, tag("cesia"), "a"), ANY, ANY))
        .containsExactly("route-9");
    assertThat(taken(article("1").tagged("inesia"), route(1, tag("inesia"), "a"), ANY))
        .containsExactly("route-1");
  }

  @Test
  void followingRoutesAreTriedAfterContinue() {
    Route first = continues(route(1, tag("inesia"), "a"));

    assertThat(taken(article("1"), first, route(2, tag("cesia"), "a"), ANY, ANY))
        .containsExactly("route-1", "route-9");
  }

  @Test
  void continueCountsOnlyInARouteThatFits() {
    Route first = continues(route(1, tag("cesia"), "a"));

    assertThat(taken(article("1"), first, route(2, tag("inesia"), "a"), ANY))
        .containsExactly("route-2");
  }

  @Test
  void anInnerRouteTakesTheMentionFromTheOuterOne() {
    Route around = with(route(1, tag("inesia"), "a"), route(11, tier(1), "b"));

    assertThat(taken(article("1").tier(1), around, ANY)).containsExactly("route-11");
    assertThat(taken(article("1").tier(2), around, ANY)).containsExactly("route-1");
    assertThat(taken(article("1").tier(1).tagged("cesia"), around, ANY)).containsExactly("route-9");
  }

  @Test
  void anInnerRouteThatContinuesDoesNotReturnTheMentionToTheOuterOne() {
    Route around = with(route(1, Match.ALL, "a"), continues(route(11, tier(1), "b")));

    assertThat(taken(article("1").tier(1), around, ANY)).containsExactly("route-11");
  }

  @Test
  void aMentionThatFitsNoRouteTakesNone() {
    assertThat(taken(article("1"), route(1, tag("cesia"), "a"))).isEmpty();
  }

  @Test
  void aMentionWithoutTagAndPickupTakesNone() {
    assertThat(taken(article("1").tagged(), ANY)).isEmpty();
    assertThat(taken(article("1").tagged().takes(Kind.MENTION), ANY)).containsExactly("route-9");
  }

  @ParameterizedTest
  @CsvSource({
    "QUOTE, cesia, 1, lemonde, fr, FR, true",
    "QUOTE, summit, 1, lemonde, fr, FR, true",
    "PARAPHRASE, cesia, 1, lemonde, fr, FR, false",
    "QUOTE, inesia, 1, lemonde, fr, FR, false",
    "QUOTE, cesia, 2, lemonde, fr, FR, false",
    "QUOTE, cesia, 1, lefigaro, fr, FR, false",
    "QUOTE, cesia, 1, lemonde, en, FR, false",
    "QUOTE, cesia, 1, lemonde, fr, DE, false",
  })
  void everyKeyMustFitByAnyOfItsValues(
      Kind kind,
      String tag,
      int tier,
      String outlet,
      String language,
      String country,
      boolean fits) {
    var match =
        new Match(
            EnumSet.of(kind, Kind.REPRINT),
            Set.of(tag, "segerie"),
            Set.of(tier),
            Set.of(outlet),
            Set.of(language),
            Set.of(country));
    TestMention mention = article("1").takes(Kind.QUOTE).tagged("summit", "cesia").tier(1);

    assertThat(match.fits(mention.mention())).isEqualTo(fits);
  }

  @Test
  void aKeyDoesNotFitAnUnknownValue() {
    assertThat(TestConfigs.PICKUPS.fits(article("1").mention())).isFalse();
  }

  @Test
  void findsARouteByItsId() {
    Route inside =
        new Route(
            "route-1.1",
            null,
            tier(1),
            List.of("b"),
            TestConfigs.WAIT,
            TestConfigs.INTERVAL,
            null,
            false,
            List.of());
    var routes =
        new Routes(List.of(with(route(1, Match.ALL, "a"), inside), route(11, tier(1), "b")));

    assertThat(routes.find("route-1.1")).isEqualTo(inside);
    assertThat(routes.find("route-11")).isNotNull();
    assertThat(routes.find("route-1.2")).isNull();
  }

  private static List<String> taken(TestMention mention, Route... routes) {
    return new Routes(List.of(routes)).taken(mention.mention()).stream().map(Route::id).toList();
  }
}
