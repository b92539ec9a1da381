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

/** All articles known to one owner, from the states of its feeds. Not for more than one thread. */
public final class KnownArticles {
  private static final Comparator<KnownEntry> NEWEST =
      Comparator.comparingInt(KnownEntry::revision)
          .thenComparingInt(entry -> Content.read(entry.content()).length());

  private final Map<String, List<KnownEntry>> byArticle = new HashMap<>();

  /** Takes what a feed knew out and what it knows now in; either may be nothing. */
  public void replace(@Nullable FeedState before, @Nullable FeedState now) {
    if (before != null && now != null && before.entries().equals(now.entries())) {
      return;
    }
    if (before != null) {
      before.entries().forEach(this::remove);
    }
    if (now != null) {
      now.entries().forEach(this::add);
    }
  }

  /** The article as it was last published, by whichever feed. */
  Optional<KnownEntry> current(String article) {
    return byArticle.getOrDefault(article, List.of()).stream().max(NEWEST);
  }

  public int size() {
    return byArticle.size();
  }

  private void add(KnownEntry entry) {
    byArticle.computeIfAbsent(entry.article(), _ -> new ArrayList<>(1)).add(entry);
  }

  private void remove(KnownEntry entry) {
    byArticle.computeIfPresent(
        entry.article(),
        (_, entries) -> {
          entries.remove(entry);
          return entries.isEmpty() ? null : entries;
        });
  }
}
