package org.vigie.ingest.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vigie.events.Article;

/**
 * The remembered entries of all feeds that this instance polls: those of an {@link Archive}, and on
 * top of them those of the running transaction. Not thread-safe.
 */
public final class KnownArticles {
  /** The entries of earlier transactions. */
  public interface Archive {
    /** Returns the entries of all feeds that are this article, in any order. */
    List<RememberedEntry> entries(long article);

    /** Returns the article that a feed's entry last was; empty if the entry is not known. */
    OptionalLong article(long feed, long key);
  }

  /** The number of a revision, and what to remember of the feed's entry; perhaps nothing. */
  public record NextRevision(int revision, List<RememberedEntry> remembered) {}

  private record Place(long feed, long key) {}

  private final Archive archive;
  private final Map<Long, List<RememberedEntry>> byArticle = new HashMap<>();
  private final Map<Place, Long> byPlace = new HashMap<>();

  public KnownArticles(Archive archive) {
    this.archive = archive;
  }

  /** Adds entries of the running transaction; they replace earlier ones of the same places. */
  public void add(List<RememberedEntry> entries) {
    for (RememberedEntry entry : entries) {
      replace(byArticle.computeIfAbsent(entry.article(), _ -> new ArrayList<>(1)), entry);
      byPlace.put(new Place(entry.feed(), entry.key()), entry.article());
    }
  }

  /** Forgets the entries of the running transaction; after a commit, the archive has them. */
  public void clear() {
    byArticle.clear();
    byPlace.clear();
  }

  /**
   * Returns the next revision of an article that a visit of its page makes, and the entry to
   * remember.
   *
   * @param length number of UTF-16 code units of the page's text; 0 if it isn't published
   */
  public NextRevision revise(Article article, int length, Instant at) {
    List<RememberedEntry> entries = entries(ArticleId.number(article.id()));
    long feed = ArticleId.number(ArticleId.hash(article.feed()));
    int last = entries.stream().mapToInt(RememberedEntry::revision).max().orElse(0);
    int revision = Math.max(last, article.revision()) + 1;
    return new NextRevision(
        revision,
        entries.stream()
            .filter(entry -> entry.feed() == feed)
            .max(RememberedEntry.LATEST)
            .map(entry -> List.of(entry.visited(revision, length, at)))
            .orElse(List.of()));
  }

  List<RememberedEntry> entries(long article) {
    List<RememberedEntry> entries = new ArrayList<>(archive.entries(article));
    byArticle.getOrDefault(article, List.of()).forEach(entry -> replace(entries, entry));
    return entries;
  }

  OptionalLong article(long feed, long key) {
    Long pending = byPlace.get(new Place(feed, key));
    return pending != null ? OptionalLong.of(pending) : archive.article(feed, key);
  }

  private static void replace(List<RememberedEntry> entries, RememberedEntry entry) {
    entries.removeIf(entry::isSamePlace);
    entries.add(entry);
  }
}
