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

/** Limits requests to each host: few at once, and none while it asks for a pause or is down. */
final class Hosts {
  /** Chosen: long enough that the feeds waiting for a dead host fail without another attempt. */
  private static final Duration DOWN = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Limits limits;
  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
  private final Map<String, Instant> backOffs = new ConcurrentHashMap<>();
  private final Map<String, Down> down = new ConcurrentHashMap<>();

  private record Down(Failed failed, Instant until) {}

  Hosts(InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /** Permits for requests to the host of {@code url}, given out in the order of arrival. */
  Semaphore permits(URI url, boolean allowPrivate) {
    int atOnce = allowPrivate ? limits.perPrivateHost() : limits.perHost();
    return permits.computeIfAbsent(key(url) + allowPrivate, _ -> new Semaphore(atOnce, true));
  }

  /** Why the host must not be asked now; empty when it may be. */
  Optional<FetchResult> refusal(URI url, boolean allowPrivate) {
    Instant now = clock.instant();
    Instant until = backOffs.get(key(url));
    if (!allowPrivate && until != null && until.isAfter(now)) {
      return Optional.of(new Throttled(Duration.between(now, until)));
    }
    Down last = down.get(key(url));
    return last != null && last.until().isAfter(now)
        ? Optional.of(last.failed())
        : Optional.empty();
  }

  /** Sends no more requests to the host for a while; a longer pause asked for before stays. */
  void backOff(URI url, Duration pause) {
    backOffs.merge(key(url), clock.instant().plus(pause), (a, b) -> a.isAfter(b) ? a : b);
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
