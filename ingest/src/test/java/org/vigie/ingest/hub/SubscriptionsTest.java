package org.vigie.ingest.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.fetch.HubClient.HubReply;
import org.vigie.ingest.hub.Subscriptions.HubRequest;
import org.vigie.settings.Secret;

class SubscriptionsTest {
  private static final Instant NINE = Instant.parse("2025-02-12T09:00:00Z");
  private static final String TOPIC = "https://gazette.example/rss?a=b&c";
  private static final FeedHub HUBS =
      FeedHub.named(List.of("https://hub.example/", "https://second.example/"), TOPIC);
  private static final Feed FEED =
      new Feed("gazette", TOPIC, null, null, null, false, false, "Vigie/1");
  private static final Duration DAY = Duration.ofDays(1);

  private final Subscriptions subscriptions =
      new Subscriptions(
          Callback.of("https://press.example/hub/", new InetSocketAddress("127.0.0.1", 0)),
          new Random(7));

  @Test
  void asksAHubWithASecretAndAnAddressOfItsOwn() {
    subscriptions.follow(FEED, HUBS, NINE);

    HubRequest request = ask(NINE);

    assertThat(request.hub()).isEqualTo(URI.create("https://hub.example/"));
    assertThat(request.token()).matches("[0-9a-f]{32}");
    assertThat(request.form())
        .contains("hub.mode=subscribe&")
        .contains("&hub.topic=https%3A%2F%2Fgazette.example%2Frss%3Fa%3Db%26c&")
        .contains("&hub.callback=https%3A%2F%2Fpress.example%2Fhub%2F" + request.token() + "&")
        .containsPattern("&hub.secret=[0-9a-f]{64}&")
        .endsWith("&hub.lease_seconds=864000");
    // Then nothing is sent twice, and nothing is active before the hub has confirmed
    subscriptions.follow(FEED, HUBS, NINE);
    assertThat(subscriptions.due(NINE)).isEmpty();
    assertThat(subscriptions.since(FEED.id(), NINE)).isNull();
  }

  @Test
  void onlyAnOpenRequestIsConfirmed() {
    subscriptions.follow(FEED, HUBS, NINE);
    assertThat(subscriptions.confirm("0", TOPIC, DAY, NINE)).isFalse();
    HubRequest request = ask(NINE);
    subscriptions.answered(token(), new HubReply.Accepted(), NINE);

    assertThat(subscriptions.confirm("0", TOPIC, DAY, NINE)).isFalse();
    assertThat(subscriptions.confirm(request.token(), TOPIC + "d", DAY, NINE)).isFalse();
    Instant late = NINE.plus(Duration.ofMinutes(10));
    assertThat(subscriptions.confirm(request.token(), TOPIC, DAY, late)).isFalse();
    assertThat(subscriptions.active(NINE)).isZero();

    assertThat(subscriptions.confirm(request.token(), TOPIC, DAY, NINE)).isTrue();
    assertThat(subscriptions.since(FEED.id(), NINE)).isEqualTo(NINE);
    assertThat(subscriptions.feed(request.token(), NINE)).isEqualTo(FEED.id());
    assertThat(subscriptions.active(NINE)).isEqualTo(1);
  }

  @Test
  void aLeaseIsRenewedAfterThreeQuartersUnderTheSameToken() {
    HubRequest first = subscribed(DAY);
    Secret secret = subscriptions.secret(first.token());

    assertThat(subscriptions.due(NINE.plus(Duration.ofHours(17)))).isEmpty();
    Instant renewed = NINE.plus(Duration.ofHours(18));
    HubRequest second = ask(renewed);
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.form()).contains(Objects.requireNonNull(secret).value());
    assertThat(subscriptions.confirm(second.token(), TOPIC, DAY, renewed)).isTrue();

    Instant next = NINE.plus(Duration.ofHours(35));
    assertThat(subscriptions.due(next)).isEmpty();
    assertThat(subscriptions.since(FEED.id(), next)).isEqualTo(NINE);
    assertThat(subscriptions.takeLost()).isEmpty();
  }

  @Test
  void afterTheClockIsSetBackALeaseIsRenewedAndEndsAsBefore() {
    Duration ahead = Duration.ofDays(365);
    subscriptions.follow(FEED, HUBS, NINE.plus(ahead));
    HubRequest first = ask(NINE.plus(ahead));
    subscriptions.confirm(first.token(), TOPIC, DAY, NINE.plus(ahead));

    assertThat(subscriptions.due(NINE)).isEmpty();
    assertThat(subscriptions.since(FEED.id(), NINE)).isEqualTo(NINE);
    assertThat(subscriptions.due(NINE.plus(Duration.ofHours(18)))).hasSize(1);
    subscriptions.due(NINE.plus(DAY));
    assertThat(subscriptions.takeLost()).isEqualTo(Set.of(FEED.id()));
  }

  @Test
  void aLeaseThatEndsIsNoSubscription() {
    HubRequest request = subscribed(DAY);
    Instant end = NINE.plus(DAY);

    // When the renewal, and all attempts after it, fail
    for (Instant at = NINE; at.isBefore(end); at = at.plus(Duration.ofMinutes(1))) {
      for (HubRequest each : subscriptions.due(at)) {
        subscriptions.answered(each.token(), declined(), at);
      }
    }
    assertThat(subscriptions.takeLost()).isEmpty();
    assertThat(subscriptions.feed(request.token(), end.minusMillis(1))).isEqualTo(FEED.id());
    subscriptions.due(end);

    assertThat(subscriptions.feed(request.token(), end)).isNull();
    assertThat(subscriptions.since(FEED.id(), end)).isNull();
    assertThat(subscriptions.active(end)).isZero();
    assertThat(subscriptions.takeLost()).isEqualTo(Set.of(FEED.id()));
    assertThat(subscriptions.takeLost()).isEmpty();
    assertThat(subscriptions.secret(request.token())).isNotNull();
  }

  @Test
  void aHubsLeaseIsBounded() {
    HubRequest request = subscribed(Duration.ofSeconds(1));
    assertThat(subscriptions.feed(request.token(), NINE.plusSeconds(299))).isNotNull();
    assertThat(subscriptions.feed(request.token(), NINE.plusSeconds(300))).isNull();

    assertThat(subscriptions.confirm(request.token(), TOPIC, Duration.ofDays(99), NINE)).isTrue();
    assertThat(subscriptions.feed(request.token(), NINE.plus(DAY.multipliedBy(30)))).isNull();
    Instant before = NINE.plus(DAY.multipliedBy(30)).minusSeconds(1);
    assertThat(subscriptions.feed(request.token(), before)).isNotNull();
  }

  @Test
  void aHubThatDeclinesIsFollowedByTheNextOneEverMoreRarely() {
    subscriptions.follow(FEED, HUBS, NINE);
    ask(NINE);
    subscriptions.answered(token(), declined(), NINE);

    // Then the first wait is a minute, give or take a fifth
    assertThat(subscriptions.due(NINE.plusSeconds(47))).isEmpty();
    HubRequest second = ask(NINE.plusSeconds(73));
    assertThat(second.hub()).isEqualTo(URI.create("https://second.example/"));

    int requests = 0;
    Instant last = NINE.plus(DAY.multipliedBy(10));
    for (Instant at = NINE; at.isBefore(last); at = at.plus(Duration.ofMinutes(1))) {
      for (HubRequest each : subscriptions.due(at)) {
        subscriptions.answered(each.token(), declined(), at);
        requests++;
      }
    }
    // Then the longest wait is six hours: ten at once, then four a day
    assertThat(requests).isBetween(40, 60);
  }

  @Test
  void aRequestThatNobodyConfirmsIsAFailure() {
    subscriptions.follow(FEED, HUBS, NINE);
    ask(NINE);
    subscriptions.answered(token(), new HubReply.Accepted(), NINE);

    assertThat(subscriptions.due(NINE.plus(Duration.ofMinutes(10)))).isEmpty();

    assertThat(ask(NINE.plus(Duration.ofMinutes(12))).hub())
        .isEqualTo(URI.create("https://second.example/"));
  }

  @Test
  void aRequestThatWaitsForItsTurnAtASlowHubIsNotGivenUp() {
    subscriptions.follow(FEED, HUBS, NINE);
    HubRequest request = ask(NINE);
    Instant turn = NINE.plus(Duration.ofMinutes(25));
    assertThat(subscriptions.due(turn.minusSeconds(9))).isEmpty();

    subscriptions.answered(token(), new HubReply.Accepted(), turn);

    assertThat(subscriptions.due(turn.plusSeconds(1))).isEmpty();
    assertThat(subscriptions.confirm(request.token(), TOPIC, DAY, turn.plusSeconds(2))).isTrue();
  }

  @Test
  void aHubsPauseIsKept() {
    subscriptions.follow(FEED, HUBS, NINE);
    ask(NINE);
    var busy = new HubReply.Declined("status 429", Duration.ofHours(3));
    subscriptions.answered(token(), busy, NINE);

    assertThat(subscriptions.due(NINE.plus(Duration.ofHours(3)).minusSeconds(1))).isEmpty();
    assertThat(subscriptions.due(NINE.plus(Duration.ofHours(3)))).hasSize(1);
  }

  @Test
  void anAnswerThatComesAfterTheConfirmationChangesNothing() {
    HubRequest request = subscribed(DAY);

    subscriptions.answered(request.token(), declined(), NINE);

    assertThat(subscriptions.since(FEED.id(), NINE)).isEqualTo(NINE);
    assertThat(subscriptions.due(NINE.plus(Duration.ofHours(17)))).isEmpty();
  }

  @Test
  void aDeniedSubscriptionIsAskedForAgainAfterADay() {
    HubRequest request = subscribed(DAY);
    assertThat(subscriptions.deny("0", TOPIC, NINE)).isFalse();
    assertThat(subscriptions.deny(request.token(), "https://other.example/", NINE)).isFalse();
    assertThat(subscriptions.active(NINE)).isEqualTo(1);

    assertThat(subscriptions.deny(request.token(), TOPIC, NINE)).isTrue();

    assertThat(subscriptions.active(NINE)).isZero();
    assertThat(subscriptions.takeLost()).isEqualTo(Set.of(FEED.id()));
    assertThat(subscriptions.confirm(request.token(), TOPIC, DAY, NINE)).isFalse();
    assertThat(subscriptions.due(NINE.plus(DAY).minusSeconds(1))).isEmpty();
    assertThat(subscriptions.due(NINE.plus(DAY))).hasSize(1);
  }

  @Test
  void aFeedThatNamesOtherHubsOrNoneIsForgotten() {
    String first = subscribed(DAY).token();

    subscriptions.follow(FEED, FeedHub.named(HUBS.urls(), TOPIC + "d"), NINE);

    assertThat(subscriptions.secret(first)).isNull();
    String second = ask(NINE).token();
    assertThat(second).isNotEqualTo(first);

    subscriptions.follow(FEED, null, NINE);
    assertThat(subscriptions.secret(second)).isNull();
    assertThat(subscriptions.due(NINE.plus(DAY))).isEmpty();
  }

  private HubRequest subscribed(Duration lease) {
    subscriptions.follow(FEED, HUBS, NINE);
    HubRequest request = ask(NINE);
    assertThat(subscriptions.confirm(request.token(), TOPIC, lease, NINE)).isTrue();
    return request;
  }

  private String asked = "";

  private String token() {
    return asked;
  }

  private HubRequest ask(Instant now) {
    List<HubRequest> requests = subscriptions.due(now);
    assertThat(requests).hasSize(1);
    asked = requests.getFirst().token();
    return requests.getFirst();
  }

  private static HubReply declined() {
    return new HubReply.Declined("status 500", Duration.ZERO);
  }
}
