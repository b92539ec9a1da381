package org.vigie.ingest.article;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;

/** The articles of all feeds of one owner, by id. Not thread-safe: the owner's alone. */
public final class Known {
  private final Map<String, Latest> articles = new HashMap<>();

  /**
   * An article as last published.
   *
   * @param keys under which feeds list it
   * @param published by its own date; null when unknown
   */
  record Latest(Content content, int revision, Set<String> keys, @Nullable Instant published) {}

  /** Remembers what a feed's state says, as after a restart. */
  public void restore(FeedState state) {
    for (KnownEntry entry : state.entries()) {
      Latest latest = articles.get(entry.article());
      if (latest == null || entry.revision() > latest.revision()) {
        Content content = Content.parse(entry.content());
        note(entry.article(), entry.key(), content, entry.revision(), entry.published());
      } else {
        latest.keys().add(entry.key());
      }
    }
  }

  Optional<Latest> get(String article) {
    return Optional.ofNullable(articles.get(article));
  }

  void note(
      String article, String key, Content content, int revision, @Nullable Instant published) {
    Latest before = articles.get(article);
    Set<String> keys = before == null ? new HashSet<>(2) : before.keys();
    keys.add(key);
    articles.put(article, new Latest(content, revision, keys, published));
  }

  /** Notes that another feed lists it too. */
  void alsoUnder(String article, String key) {
    Latest latest = articles.get(article);
    if (latest != null) {
      latest.keys().add(key);
    }
  }
}
