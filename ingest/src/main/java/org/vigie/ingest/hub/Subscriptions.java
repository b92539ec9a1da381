package org.vigie.ingest.hub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.fetch.HubClient.HubReply;
import org.vigie.settings.Secret;

/**
 * The subscriptions of this process, at most one for each feed. They are in memory alone: after a
 * restart, the feeds are subscribed anew with other tokens. Sends no request. Thread-safe.
 */
final class Subscriptions {
  /** Random bytes of a token in the callback's address. 128 bits can't be guessed. */
  private static final int TOKEN = 16;

  /** Random bytes of a secret: as long as the result of SHA-256. Hubs accept 199 characters. */
  private static final int SECRET = 32;

  private final Callback callback;
  private final RandomGenerator random;
  private final Map<String, Subscription> byFeed = new HashMap<>();
  private final Map<String, Subscription> byToken = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private Instant next = Instant.MAX;
  private Instant latest = Instant.MIN;

  /**
   * @param random a source of secrets, such as {@link java.security.SecureRandom}
   */
  Subscriptions(Callback callback, RandomGenerator random) {
    this.callback = callback;
    this.random = random;
  }

  /** Subscribes a feed at a hub that it names, unless it is; {@code named} is null if none. */
  synchronized void follow(Feed feed, @Nullable FeedHub named, Instant now) {
    Subscription known = byFeed.get(feed.id());
    if (known != null && named != null && known.named.isSameAs(named)) {
      known.feed = feed;
      return;
    }
    forget(feed.id());
    if (named != null) {
      var added = new Subscription(feed, named, hex(TOKEN), new Secret(hex(SECRET)), now);
      byFeed.put(feed.id(), added);
      byToken.put(added.token, added);
      plan(added);
    }
  }

  /** Forgets a feed's subscription. Its token is then unknown, so that the hub drops it. */
  synchronized void forget(String feed) {
    Subscription known = byFeed.remove(feed);
    if (known != null) {
      byToken.remove(known.token);
    }
  }

  synchronized void forgetAll() {
    byFeed.clear();
    byToken.clear();
    lost.clear();
  }

  /** A request to send to a hub. */
  record HubRequest(String token, URI hub, Feed feed, String form) {}

  /** Returns the requests that must be sent now. */
  synchronized List<HubRequest> due(Instant now) {
    List<HubRequest> requests = new ArrayList<>();
    correct(now);
    if (now.isBefore(next)) {
      return requests;
    }
    next = Instant.MAX;
    for (Subscription each : byFeed.values()) {
      if (each.takeLost(now)) {
        lost.add(each.feed.id());
      }
      if (each.ask(now, random.nextDouble())) {
        requests.add(new HubRequest(each.token, each.hub(), each.feed, form(each)));
      }
      plan(each);
    }
    return requests;
  }

  private void correct(Instant now) {
    if (now.isBefore(latest)) {
      Duration ahead = Duration.between(now, latest);
      byFeed.values().forEach(each -> each.setBack(ahead));
      next = now;
    }
    latest = now;
  }

  private void plan(Subscription each) {
    next = each.next().isBefore(next) ? each.next() : next;
  }

  private String form(Subscription each) {
    return "hub.mode=subscribe"
        // why: hubs of the older PubSubHubbub require it, and others ignore it (W3C WebSub, 5.1).
        + "&hub.verify=async"
        + ("&hub.topic=" + encoded(each.named.topic()))
        + ("&hub.callback=" + encoded(callback.at(each.token)))
        + ("&hub.secret=" + each.secret.value())
        + ("&hub.lease_seconds=" + Subscription.LEASE.toSeconds());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Notes what a hub answered to a request. */
  synchronized void answered(String token, HubReply reply, Instant now) {
    Subscription known = byToken.get(token);
    if (known == null) {
      return;
    }
    switch (reply) {
      case HubReply.Accepted() -> known.accept(now);
      case HubReply.Declined(_, Duration pause) -> known.fail(now, pause, random.nextDouble());
    }
    plan(known);
  }

  /** Returns true if an open request has this token and topic; its lease then begins. */
  synchronized boolean confirm(String token, String topic, Duration lease, Instant now) {
    Subscription known = byToken.get(token);
    if (known == null || !known.named.topic().equals(topic) || !known.isOpen(now)) {
      return false;
    }
    known.confirm(lease, now);
    plan(known);
    return true;
  }

  /** Ends a subscription with this token and topic; returns false if there is none. */
  synchronized boolean deny(String token, String topic, Instant now) {
    Subscription known = byToken.get(token);
    if (known == null || !known.named.topic().equals(topic)) {
      return false;
    }
    if (known.since(now) != null) {
      lost.add(known.feed.id());
    }
    known.deny(now);
    plan(known);
    return true;
  }

  /** Returns the secret of a token; null if the token is unknown. */
  synchronized @Nullable Secret secret(String token) {
    Subscription known = byToken.get(token);
    return known == null ? null : known.secret;
  }

  /** Returns the feed that a hub tells of under this token; null if its lease has ended. */
  synchronized @Nullable String feed(String token, Instant now) {
    Subscription known = byToken.get(token);
    return known == null || known.since(now) == null ? null : known.feed.id();
  }

  /** Returns since when a hub tells of a feed's changes; null if none does. */
  synchronized @Nullable Instant since(String feed, Instant now) {
    Subscription known = byFeed.get(feed);
    return known == null ? null : known.since(now);
  }

  synchronized int active(Instant now) {
    return (int) byFeed.values().stream().filter(each -> each.since(now) != null).count();
  }

  /** Returns the feeds of which hubs no longer tell, and forgets that. */
  synchronized Set<String> takeLost() {
    Set<String> taken = Set.copyOf(lost);
    lost.clear();
    return taken;
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }
}
