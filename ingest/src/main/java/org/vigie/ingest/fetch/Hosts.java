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

/**
 * Limits the number of simultaneous requests to each host. Refuses requests to a host that could
 * not be reached just before or that asks for a pause. Feeds that may be on a private network
 * ignore the pause.
 */
final class Hosts {
  /** Time without requests after a host fails; waiting feeds then fail at once. An estimate. */
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

  /** Returns the semaphore that limits requests to the URL's host; first come, first served. */
  Semaphore permits(URI url, boolean allowPrivate) {
    int atOnce = allowPrivate ? limits.perPrivateHost() : limits.perHost();
    return permits.computeIfAbsent(key(url) + allowPrivate, _ -> new Semaphore(atOnce, true));
  }

  /** Returns the result to use if a request must not be sent now; empty if it may be sent. */
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

  /** Stops requests to a URL's host for {@code pause}, unless a longer pause is already set. */
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
