package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Throttled;

/** What we owe each host: few requests at once, and none while it asks for rest or is down. */
final class Hosts {
  /** Feeds that waited for their turn at a dead host need not each find out for themselves. */
  private static final Duration DOWN = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Limits limits;
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
  private final Map<String, Instant> throttled = new ConcurrentHashMap<>();
  private final Map<String, Down> down = new ConcurrentHashMap<>();

  private record Down(Failed failed, Instant until) {}

  Hosts(InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Requests to the host of {@code url} take turns. */
  Semaphore turn(URI url, boolean allowPrivate) {
    int atOnce = allowPrivate ? limits.perPrivateHost() : limits.perHost();
    return turns.computeIfAbsent(key(url) + allowPrivate, _ -> new Semaphore(atOnce, true));
  }

  /** Why the host is not to be asked now; empty when it may be. */
  Optional<FetchResult> refusal(URI url, boolean allowPrivate) {
    Instant now = clock.instant();
    Instant until = throttled.get(key(url));
    if (!allowPrivate && until != null && until.isAfter(now)) {
      return Optional.of(new Throttled(Duration.between(now, until)));
    }
    Down last = down.get(key(url));
    return last != null && last.until().isAfter(now)
        ? Optional.of(last.failed())
        : Optional.empty();
  }

  void throttled(URI url, Instant until) {
    throttled.merge(key(url), until, (a, b) -> a.isAfter(b) ? a : b);
  }

  void down(URI url, Failed failed) {
    down.put(key(url), new Down(failed, clock.instant().plus(DOWN)));
  }

  void up(URI url) {
    down.remove(key(url));
  }

  private static String key(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
  }
}
