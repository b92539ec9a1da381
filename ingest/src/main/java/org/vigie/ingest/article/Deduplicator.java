package org.vigie.ingest.article;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * Finds new articles and revisions among a feed's entries. An article is identified by its
 * canonical URL. If a publisher changes the URL, the entry's guid still identifies the article.
 * Does no I/O and does not change {@link KnownArticles}.
 */
public record Deduplicator(KnownArticles known, Outlets outlets) {
  // Maximum numbers of UTF-16 code units, so that a hostile entry can't fill a Kafka record.
  // Estimates: real addresses, names and guids are far shorter.
  private static final int MAX_URL = 4_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_GUID = 2_000;

  // Maximum number of stored entries that the feed no longer lists. If a stored entry is listed
  // again, it is not published as new. An estimate: most feeds list far fewer entries.
  private static final int REMEMBERED = 500;

  private static final Map<String, String> LANGUAGES = languages();

  /**
   * Compares the entries of a feed's new body with the articles already known.
   *
   * @param before the feed's state before this poll; null if the feed was never polled
   * @param url the address that sent the body, after redirects
   * @param seen the time when the body was received
   */
  public PollResult.NewBody compare(
      Feed feed, @Nullable FeedState before, ParsedFeed parsed, URI url, Instant seen) {
    List<KnownEntry> entries = before == null ? List.of() : before.entries();
    return new Comparison(feed, entries, parsed, seen).compare(url);
  }

  private final class Comparison {
    private final Feed feed;
    private final List<KnownEntry> before;
    private final ParsedFeed parsed;
    private final Instant seen;
    private final Map<String, KnownEntry> beforeByKey = new HashMap<>();
    private final Map<String, KnownEntry> beforeByArticle = new HashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private final Map<String, KnownEntry> entries = new LinkedHashMap<>();
    private int repeats;

    Comparison(Feed feed, List<KnownEntry> before, ParsedFeed parsed, Instant seen) {
      this.feed = feed;
      this.before = before;
      this.parsed = parsed;
      this.seen = seen;
      for (KnownEntry entry : before) {
        beforeByKey.put(entry.key(), entry);
        beforeByArticle.put(entry.article(), entry);
      }
    }

    PollResult.NewBody compare(URI url) {
      List<ArticleDraft> drafts =
          ArticleDrafts.of(url, parsed.entries()).stream()
              .filter(draft -> draft.url().length() <= MAX_URL)
              .toList();
      Set<String> ids = new HashSet<>();
      drafts.forEach(draft -> ids.add(draft.id()));
      Map<String, List<ArticleDraft>> byArticle = new LinkedHashMap<>();
      for (ArticleDraft draft : drafts.reversed()) {
        byArticle.computeIfAbsent(id(draft, ids), _ -> new ArrayList<>(1)).add(draft);
      }
      byArticle.forEach(this::add);
      int listed = parsed.entries().size();
      int merged = drafts.size() - byArticle.size();
      return new PollResult.NewBody(
          articles, remembered(), listed, merged, repeats, listed - drafts.size());
    }

    /**
     * Returns the id made from the draft's URL, or the article's old id if it only got a new URL.
     */
    private String id(ArticleDraft draft, Set<String> ids) {
      KnownEntry sameKey = beforeByKey.get(draft.key());
      boolean knownUrl =
          beforeByArticle.containsKey(draft.id()) || known.current(draft.id()).isPresent();
      // why: if the guid's old article is still listed, the feed uses the guid for a new article.
      return sameKey == null || knownUrl || ids.contains(sameKey.article())
          ? draft.id()
          : sameKey.article();
    }

    private void add(String id, List<ArticleDraft> drafts) {
      // why: the drafts are in reverse order; of equally good ones, the feed's first is chosen.
      ArticleDraft best = drafts.reversed().stream().max(ArticleDraft.QUALITY).orElseThrow();
      KnownEntry sameFeed = beforeByArticle.get(id);
      KnownEntry published = known.current(id).orElse(sameFeed);
      Novelty novelty = Novelty.of(best, sameFeed, published);
      int revision =
          switch (novelty) {
            case NEW -> 1;
            case REVISION -> Math.max(Objects.requireNonNull(published).revision(), 1) + 1;
            case SAME, REPEAT -> sameFeed == null ? 0 : sameFeed.revision();
          };
      if (novelty == Novelty.NEW || novelty == Novelty.REVISION) {
        articles.add(article(id, best, revision, published));
      } else if (novelty == Novelty.REPEAT) {
        repeats++;
      }
      String content = best.fingerprint().toString();
      for (ArticleDraft each : drafts) {
        entries.put(
            each.key(), new KnownEntry(each.key(), id, content, revision, best.published(), seen));
      }
    }

    private Article article(
        String id, ArticleDraft draft, int revision, @Nullable KnownEntry published) {
      FeedEntry entry = draft.entry();
      return new Article(
          id,
          draft.url(),
          Excerpt.of(draft.link(), MAX_URL),
          draft.title(),
          draft.summary(),
          draft.text(),
          names(entry.authors()),
          names(entry.categories()),
          outlets.of(feed, entry, URI.create(draft.url())),
          language(entry),
          entry.published(),
          entry.publishedRaw() == null ? null : Excerpt.of(entry.publishedRaw(), MAX_NAME),
          seen,
          feed.id(),
          entry.guid() == null ? null : Excerpt.of(entry.guid(), MAX_GUID),
          revision,
          published == null
              ? List.of()
              : Fingerprint.parse(published.content()).changes(draft.fingerprint()));
    }

    /** Returns the ISO 639-1 code of the entry, else of the configuration, else of the feed. */
    private @Nullable String language(FeedEntry entry) {
      String declared = twoLetters(entry.language());
      String ofFeed = feed.language() == null ? twoLetters(parsed.language()) : feed.language();
      return declared == null ? ofFeed : declared;
    }

    private List<KnownEntry> remembered() {
      List<KnownEntry> gone =
          before.stream().filter(entry -> !entries.containsKey(entry.key())).toList();
      List<KnownEntry> all =
          new ArrayList<>(gone.subList(Math.max(0, gone.size() - REMEMBERED), gone.size()));
      all.addAll(entries.values());
      return all;
    }
  }

  private static List<String> names(List<String> names) {
    return names.stream().map(name -> Excerpt.of(name, MAX_NAME)).toList();
  }

  private static @Nullable String twoLetters(@Nullable String code) {
    return code == null ? null : LANGUAGES.get(code.toLowerCase(Locale.ROOT));
  }

  /** Maps ISO 639-1 and 639-2 codes to ISO 639-1 codes: "fr" and "fra" to "fr". */
  private static Map<String, String> languages() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(code, code);
      codes.putIfAbsent(Locale.of(code).getISO3Language(), code);
    }
    return codes;
  }
}
