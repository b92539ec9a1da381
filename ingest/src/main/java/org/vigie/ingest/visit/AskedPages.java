package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.article.ArticleId;
import org.vigie.ingest.article.CanonicalUrl;

/**
 * When pages were asked for, also those to which others redirect. Two links of feeds can lead to
 * one page, which is still asked for once an hour. The memory of redirects is lost with a restart.
 * Thread-safe.
 */
final class AskedPages {
  /** Number of pages from which on old ones are forgotten. An estimate: an hour brings fewer. */
  private static final int MANY = 50_000;

  private final Map<String, Instant> byId = new ConcurrentHashMap<>();

  void note(String article, Instant at) {
    if (byId.size() > MANY) {
      byId.values().removeIf(old -> !isRecent(old, at));
    }
    byId.put(article, at);
  }

  /** Takes pages that a clock which was ahead dates after this time as asked for now. */
  void setBack(Instant now) {
    byId.replaceAll((_, at) -> at.isAfter(now) ? now : at);
  }

  void forget(String article) {
    byId.remove(article);
  }

  /** Returns when a page was asked for, if that was within the hour; else null. */
  @Nullable Instant recent(String article, Instant now) {
    Instant last = byId.get(article);
    return last == null || !isRecent(last, now) ? null : last;
  }

  /** Notes that the page of an article redirects to another, unless that was asked for recently. */
  boolean mayFollow(String article, URI to, Instant now) {
    String target = ArticleId.of(CanonicalUrl.of(to));
    // why: a redirect from http to https leads to the same article.
    if (target.equals(article)) {
      return true;
    }
    Instant last = byId.putIfAbsent(target, now);
    return last == null || (!isRecent(last, now) && byId.replace(target, last, now));
  }

  private static boolean isRecent(Instant asked, Instant now) {
    return asked.plus(PageVisit.APART).isAfter(now);
  }
}
