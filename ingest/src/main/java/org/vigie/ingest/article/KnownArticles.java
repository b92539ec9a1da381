package org.vigie.ingest.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;

/** The stored entries of all feeds that this instance polls, by article id. Not thread-safe. */
public final class KnownArticles {
  private static final Comparator<KnownEntry> LATEST =
      Comparator.comparingInt(KnownEntry::revision)
          .thenComparingInt(entry -> Fingerprint.parse(entry.content()).length());

  private final Map<String, List<KnownEntry>> byArticle = new HashMap<>();

  /** Replaces the entries of a feed's old state by those of its new state; null is no state. */
  public void replace(@Nullable FeedState before, @Nullable FeedState after) {
    if (before != null && after != null && before.entries().equals(after.entries())) {
      return;
    }
    for (KnownEntry entry : before == null ? List.<KnownEntry>of() : before.entries()) {
      byArticle.getOrDefault(entry.article(), new ArrayList<>()).remove(entry);
      byArticle.remove(entry.article(), List.of());
    }
    for (KnownEntry entry : after == null ? List.<KnownEntry>of() : after.entries()) {
      byArticle.computeIfAbsent(entry.article(), _ -> new ArrayList<>(1)).add(entry);
    }
  }

  /** Returns the entry of an article's latest revision in any feed; empty if no feed had it. */
  Optional<KnownEntry> current(String article) {
    return byArticle.getOrDefault(article, List.of()).stream().max(LATEST);
  }

  public int size() {
    return byArticle.size();
  }
}
