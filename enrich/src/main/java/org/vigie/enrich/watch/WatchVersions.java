package org.vigie.enrich.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.Json;
import tools.jackson.databind.node.ObjectNode;

/** Compares a watch's published items (organisation, tags, releases) with the configured items. */
final class WatchVersions {
  /** Time until a published version is used. An estimate: by then, all tasks have read it. */
  private static final Duration NOTICE = Duration.ofSeconds(2);

  /** A version that is valid later than in this time is of a clock that was ahead. Chosen. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  /** Longest wait for a version. Chosen: it is used two seconds after it is published. */
  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private WatchVersions() {}

  /**
   * Waits until this time, but at most three seconds: if the clock was set back since the version
   * was published, the time can be hours ahead.
   */
  static void await(Instant from, InstantSource clock) throws InterruptedException {
    long start = System.nanoTime();
    Duration left = AT_MOST;
    for (Instant now = clock.instant();
        now.isBefore(from) && left.isPositive();
        now = clock.instant()) {
      Duration wait = Duration.between(now, from).plusMillis(1);
      Thread.sleep(wait.compareTo(left) < 0 ? wait : left);
      left = AT_MOST.minusNanos(System.nanoTime() - start);
    }
  }

  /**
   * Returns a new version of each item (such as a tag) that was changed, added or removed, and of
   * each one that is not valid for long, because the clock was ahead and has been set back since.
   *
   * @param published all versions of all watches in the topic
   * @param wanted the configured items of one watch; their versions and times are ignored
   * @param now the current time; new versions become valid {@link #NOTICE} later
   */
  static List<WatchItem> changes(
      String watch,
      Collection<? extends WatchItem> published,
      Collection<? extends WatchItem> wanted,
      Instant now) {
    Map<String, WatchItem> last = last(watch, published);
    // why: before there is a watch, no article is analysed, so the first watch is for older ones,
    // too. A later watch is not: they have been read, and reading them again must change nothing.
    Instant from = published.isEmpty() ? Instant.EPOCH : now.plus(NOTICE);
    var changes = new ArrayList<WatchItem>();
    for (WatchItem item : wanted) {
      WatchItem before = last.remove(unversioned(item));
      if (before == null || !isSame(before, item) || isAhead(before, now)) {
        changes.add(versioned(item, before == null ? 1 : before.version() + 1, from, false));
      }
    }
    for (WatchItem gone : last.values()) {
      if (!gone.retired() || isAhead(gone, now)) {
        changes.add(versioned(gone, gone.version() + 1, from, true));
      }
    }
    return changes;
  }

  /** Returns the last version of each item of a watch, by the item's key without version. */
  static Map<String, WatchItem> last(String watch, Collection<? extends WatchItem> published) {
    var last = new LinkedHashMap<String, WatchItem>();
    for (WatchItem item : published) {
      if (item.watch().equals(watch)) {
        last.merge(unversioned(item), item, WatchVersions::newer);
      }
    }
    return last;
  }

  /** Returns the time from which the last versions of all items of a watch are valid. */
  static Instant validFrom(String watch, Collection<? extends WatchItem> published) {
    return last(watch, published).values().stream()
        .map(WatchItem::validFrom)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  static WatchItem newer(WatchItem one, WatchItem other) {
    return one.version() >= other.version() ? one : other;
  }

  /** Returns an item's key without the version number at its end. */
  static String unversioned(WatchItem item) {
    return item.key().substring(0, item.key().lastIndexOf('/'));
  }

  private static boolean isAhead(WatchItem item, Instant now) {
    return item.validFrom().isAfter(now.plus(AHEAD));
  }

  private static boolean isSame(WatchItem published, WatchItem wanted) {
    return !published.retired()
        && published.equals(versioned(wanted, published.version(), published.validFrom(), false));
  }

  private static WatchItem versioned(WatchItem item, int version, Instant from, boolean retired) {
    ObjectNode json = Json.MAPPER.valueToTree(item);
    json.put("version", version).put("validFrom", from.toString()).put("retired", retired);
    return Json.MAPPER.treeToValue(json, WatchItem.class);
  }
}
