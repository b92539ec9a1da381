package org.vigie.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/** What has to be published so that a watch looks for what is configured. Pure. */
final class WatchVersions {
  /** Until a version is valid: by then every task has read it, wherever it runs. */
  private static final Duration NOTICE = Duration.ofSeconds(2);

  private WatchVersions() {}

  /**
   * A new version of each item that changed, came or went; nothing when all is as published.
   *
   * @param published all versions of all watches in the topic
   * @param wanted the configured items of one watch; their versions and times don't matter
   */
  static List<WatchItem> changes(
      String watch,
      Collection<? extends WatchItem> published,
      Collection<? extends WatchItem> wanted,
      Instant now) {
    Map<String, WatchItem> last = last(watch, published);
    // why: the first versions of a watch hold from the beginning, so that it can read old articles.
    Instant from = last.isEmpty() ? Instant.EPOCH : now.plus(NOTICE);
    var changes = new ArrayList<WatchItem>();
    for (WatchItem item : wanted) {
      WatchItem before = last.remove(name(item));
      if (before == null || !isSame(before, item)) {
        changes.add(versioned(item, before == null ? 1 : before.version() + 1, from, false));
      }
    }
    for (WatchItem gone : last.values()) {
      if (!gone.retired()) {
        changes.add(versioned(gone, gone.version() + 1, from, true));
      }
    }
    return changes;
  }

  private static Map<String, WatchItem> last(
      String watch, Collection<? extends WatchItem> published) {
    var last = new LinkedHashMap<String, WatchItem>();
    for (WatchItem item : published) {
      if (item.watch().equals(watch)) {
        last.merge(name(item), item, (a, b) -> a.version() >= b.version() ? a : b);
      }
    }
    return last;
  }

  private static boolean isSame(WatchItem published, WatchItem wanted) {
    return !published.retired()
        && published.equals(versioned(wanted, published.version(), published.validFrom(), false));
  }

  /** The key without the version. */
  private static String name(WatchItem item) {
    return item.key().substring(0, item.key().lastIndexOf('/'));
  }

  private static WatchItem versioned(WatchItem item, int version, Instant from, boolean retired) {
    return switch (item) {
      case Organisation o ->
          new Organisation(
              o.watch(),
              o.id(),
              version,
              from,
              retired,
              o.name(),
              o.domains(),
              o.tags(),
              o.timeZone());
      case TagRules t ->
          new TagRules(
              t.watch(),
              t.id(),
              version,
              from,
              retired,
              t.name(),
              t.message(),
              t.rules(),
              t.macros());
      case Release r ->
          new Release(
              r.watch(),
              r.id(),
              version,
              from,
              retired,
              r.published(),
              r.texts(),
              r.keyMessages(),
              r.ownMessages());
    };
  }
}
