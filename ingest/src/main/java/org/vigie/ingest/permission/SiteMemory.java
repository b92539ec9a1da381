package org.vigie.ingest.permission;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the rules of the sites that were visited last, within bounded memory. Thread-safe. */
final class SiteMemory<T> {
  /** Time for which rules are used: a day, as RFC 9309 (2.4) advises. */
  static final Duration FRESH = Duration.ofDays(1);

  /** Maximum number of sites. An estimate: more than an installation has outlets. */
  private static final int SITES = 5_000;

  /** Maximum bytes of all files whose rules are remembered. An estimate: real files have 2 kB. */
  private static final int BYTES = 8 * 1024 * 1024;

  private final Map<String, Kept<T>> bySite = new LinkedHashMap<>(16, 0.75F, true);
  private long bytes;

  /** Rules, when they were read, and the time from which they must be read again. */
  record Kept<T>(T rules, int bytes, Instant at, Instant until) {
    boolean isFresh(Instant now) {
      // why: a clock that was ahead and is set back would keep them for too long.
      return !now.isBefore(at) && now.isBefore(until);
    }
  }

  /** Returns what is remembered, even if it is out of date; null if nothing is. */
  synchronized @Nullable Kept<T> get(String site) {
    return bySite.get(site);
  }

  synchronized void put(String site, Kept<T> kept) {
    Kept<T> old = bySite.put(site, kept);
    bytes += kept.bytes - (old == null ? 0 : old.bytes);
    Iterator<Kept<T>> oldest = bySite.values().iterator();
    while (oldest.hasNext() && (bySite.size() > SITES || bytes > BYTES)) {
      bytes -= oldest.next().bytes;
      oldest.remove();
    }
  }
}
