package org.vigie.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

class WatchVersionsTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Instant NOW = Instant.parse("2025-02-12T12:00:00Z");

  private final List<WatchItem> log = new ArrayList<>();

  @Test
  @Timeout(30)
  void nobodyWaitsForHoursIfTheClockWasSetBackSinceTheWatchWasPublished() throws Exception {
    Instant before = CLOCK.instant();

    WatchVersions.await(before.plus(Duration.ofHours(2)), CLOCK);

    assertThat(CLOCK.instant()).isAfter(before.plusSeconds(2));
  }

  @Test
  void waitsForAWatchThatWasJustPublished() throws Exception {
    Instant from = CLOCK.instant().plusMillis(200);

    WatchVersions.await(from, CLOCK);

    assertThat(CLOCK.instant()).isAfterOrEqualTo(from);
  }

  @Test
  void firstVersionsHoldFromTheBeginning() {
    assertThat(publish(tag("inesia", "inesia")))
        .singleElement()
        .satisfies(item -> assertThat(item.version()).isEqualTo(1))
        .satisfies(item -> assertThat(item.validFrom()).isEqualTo(Instant.EPOCH));
  }

  @Test
  void whatIsPublishedAlreadyIsNotPublishedAgain() {
    publish(tag("inesia", "inesia"), tag("cesia", "cesia"));
    assertThat(publish(tag("inesia", "inesia"), tag("cesia", "cesia"))).isEmpty();
  }

  @Test
  void changedItemGetsANewVersionThatHoldsInTwoSeconds() {
    publish(tag("inesia", "inesia"), tag("cesia", "cesia"));
    assertThat(publish(tag("inesia", "inesia OR institut"), tag("cesia", "cesia")))
        .singleElement()
        .satisfies(item -> assertThat(item.key()).isEqualTo("cesia/tag/inesia/2"))
        .satisfies(item -> assertThat(item.validFrom()).isEqualTo(NOW.plusSeconds(2)));
  }

  @Test
  void itemThatIsGoneIsRetiredOnceAndComesBackWithANewVersion() {
    publish(tag("inesia", "inesia"), tag("cesia", "cesia"));
    assertThat(publish(tag("cesia", "cesia")))
        .singleElement()
        .matches(WatchItem::retired)
        .matches(item -> item.key().equals("cesia/tag/inesia/2"));
    assertThat(publish(tag("cesia", "cesia"))).isEmpty();
    assertThat(publish(tag("cesia", "cesia"), tag("inesia", "inesia")))
        .singleElement()
        .matches(item -> !item.retired() && item.version() == 3);
  }

  @Test
  void versionsOfAClockThatWasAheadAreReplacedAfterItIsSetBack() {
    publish(tag("inesia", "inesia"), tag("cesia", "cesia"));
    List<WatchItem> wanted = List.of(tag("inesia", "institut"));
    log.addAll(WatchVersions.changes("cesia", log, wanted, NOW.plus(Duration.ofDays(1))));

    assertThat(publish(tag("inesia", "institut")))
        .extracting(item -> item.key() + " " + item.retired() + " " + item.validFrom())
        .containsExactlyInAnyOrder(
            "cesia/tag/inesia/3 false " + NOW.plusSeconds(2),
            "cesia/tag/cesia/3 true " + NOW.plusSeconds(2));
    assertThat(publish(tag("inesia", "institut"))).isEmpty();
  }

  @Test
  void otherWatchesAreLeftAloneAndALaterWatchIsNotForEarlierArticles() {
    log.add(new TagRules("other", "x", 1, Instant.EPOCH, false, "X", false, List.of(), Map.of()));
    assertThat(publish(tag("inesia", "inesia")))
        .singleElement()
        .satisfies(item -> assertThat(item.key()).isEqualTo("cesia/tag/inesia/1"))
        .satisfies(item -> assertThat(item.validFrom()).isEqualTo(NOW.plusSeconds(2)));
  }

  private List<WatchItem> publish(WatchItem... wanted) {
    List<WatchItem> changes = WatchVersions.changes("cesia", log, List.of(wanted), NOW);
    log.addAll(changes);
    return changes;
  }

  private static WatchItem tag(String id, String query) {
    return new TagRules(
        "cesia",
        id,
        7,
        NOW,
        false,
        id,
        false,
        List.of(new Rule(id + "#1", query, List.of())),
        Map.of());
  }
}
