package org.vigie.ingest.article;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
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

  /**
   * An entry that is still listed is written again after this time, so that it is kept for 30 days
   * after it was last listed. Chosen: a listed entry then costs about 70 bytes a week.
   */
  public static final Duration RENEWED_AFTER = Duration.ofDays(7);

  /**
   * A date that is further ahead orders no versions: it is a mistake, or an event's. Chosen: more
   * than any time zone that is missing or wrong.
   */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  /**
   * Maximum number of entries of one feed that are remembered for an article. Chosen: some feeds
   * give all their entries other guids each time they are read.
   */
  private static final int MOST_ENTRIES = 20;

  private static final Map<String, String> LANGUAGES = languages();

  /**
   * Compares the entries of a feed's new body with the articles already known.
   *
   * @param url the address that sent the body, after redirects
   * @param seen the time when the body was received
   */
  public PollResult.NewBody compare(Feed feed, ParsedFeed parsed, URI url, Instant seen) {
    return new Comparison(feed, parsed, seen).compare(url);
  }

  private final class Comparison {
    private final Feed feed;
    private final long feedHash;
    private final ParsedFeed parsed;
    private final Instant seen;
    private final Map<String, List<RememberedEntry>> knownById = new HashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private final List<RememberedEntry> remembered = new ArrayList<>();
    private int repeats;

    Comparison(Feed feed, ParsedFeed parsed, Instant seen) {
      this.feed = feed;
      this.feedHash = ArticleId.number(ArticleId.hash(feed.id()));
      this.parsed = parsed;
      this.seen = seen;
    }

    PollResult.NewBody compare(URI url) {
      List<FeedEntry> free =
          parsed.entries().stream().filter(entry -> !entry.isHeld(seen)).toList();
      List<ArticleDraft> drafts =
          ArticleDrafts.of(url, free).stream()
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
          articles,
          remembered,
          listed,
          merged,
          repeats,
          free.size() - drafts.size(),
          listed - free.size(),
          endOfFirstEmbargo());
    }

    private @Nullable Instant endOfFirstEmbargo() {
      return parsed.entries().stream()
          .filter(entry -> entry.isHeld(seen))
          .map(entry -> Objects.requireNonNull(entry.version()).notBefore())
          .filter(end -> end != null && !end.equals(Instant.MAX))
          .min(Comparator.naturalOrder())
          .orElse(null);
    }

    private List<RememberedEntry> entries(String id) {
      return knownById.computeIfAbsent(id, _ -> known.entries(ArticleId.number(id)));
    }

    /**
     * Returns the id made from the draft's URL, or the article's old id if it only got a new URL.
     */
    private String id(ArticleDraft draft, Set<String> ids) {
      String before = before(draft);
      // why: if the guid's old article is still listed, the feed uses the guid for a new article.
      if (ids.contains(before) || entries(before).isEmpty()) {
        return draft.id();
      }
      // why: an entry that is left alone of its page has the URL of the page's first article.
      boolean isMoved = entries(draft.id()).isEmpty() || draft.others().contains(before);
      return isMoved ? before : draft.id();
    }

    /** Returns the id of the article that the entry was last; the draft's id if it is new. */
    private String before(ArticleDraft draft) {
      if (draft.entry().guid() == null) {
        for (String other : draft.others()) {
          if (entries(other).stream().anyMatch(entry -> isSameText(entry, draft))) {
            return other;
          }
        }
      }
      OptionalLong article = known.article(feedHash, ArticleId.number(draft.key()));
      return article.isEmpty() ? slashed(draft) : ArticleId.text(article.getAsLong());
    }

    /** Returns the id of the article with the same text whose URL differs only in a final slash. */
    private String slashed(ArticleDraft draft) {
      String other = ArticleId.of(CanonicalUrl.withOtherEnd(draft.url()));
      // why: a site that adds slashes to its addresses changes guids with them.
      boolean isSame = entries(other).stream().anyMatch(entry -> isSameText(entry, draft));
      return isSame ? other : draft.id();
    }

    private boolean isSameText(RememberedEntry entry, ArticleDraft draft) {
      return entry.feed() == feedHash && entry.content().equals(draft.fingerprint());
    }

    private void add(String id, List<ArticleDraft> drafts) {
      // why: the drafts are in reverse order; of equally good ones, the feed's first is chosen.
      ArticleDraft best = drafts.reversed().stream().max(ArticleDraft.QUALITY).orElseThrow();
      RememberedEntry published = entries(id).stream().max(RememberedEntry.LATEST).orElse(null);
      RememberedEntry sameFeed =
          entries(id).stream()
              .filter(entry -> entry.feed() == feedHash)
              .max(Comparator.comparing(RememberedEntry::written))
              .orElse(null);
      Novelty novelty = Novelty.of(best, sameFeed, published);
      boolean isPast = published != null && isPast(best, novelty, published);
      if (isPast || novelty == Novelty.REPEAT) {
        repeats++;
      }
      // why: if a past text were remembered, the newer one would be taken for a change later.
      RememberedEntry entry = isPast ? sameFeed : entry(id, best, novelty, sameFeed, published);
      if (entry != null) {
        if (!isPast && (novelty == Novelty.NEW || novelty == Novelty.REVISION)) {
          articles.add(article(id, best, entry.revision(), published));
        }
        drafts.forEach(draft -> remember(entry.renewed(ArticleId.number(draft.key()), seen)));
      }
    }

    /** Returns what is to be remembered of an article's best entry. */
    private RememberedEntry entry(
        String id,
        ArticleDraft best,
        Novelty novelty,
        @Nullable RememberedEntry sameFeed,
        @Nullable RememberedEntry published) {
      int revision =
          switch (novelty) {
            case NEW -> 1;
            case REVISION -> Math.max(Objects.requireNonNull(published).revision(), 1) + 1;
            case SAME, REPEAT -> sameFeed == null ? 0 : sameFeed.revision();
          };
      Instant dated = best.dated();
      boolean isAhead = dated != null && dated.isAfter(seen.plus(MOST_AHEAD));
      return new RememberedEntry(
          feedHash,
          ArticleId.number(best.key()),
          ArticleId.number(id),
          best.fingerprint(),
          revision,
          isAhead ? null : dated,
          sameFeed == null || sameFeed.revision() != revision ? 0 : sameFeed.page(),
          seen,
          earlier(novelty, sameFeed, published));
    }

    /**
     * Returns true if a draft is an older version, only a reference, or a text that was there too
     * often.
     */
    private boolean isPast(ArticleDraft best, Novelty novelty, RememberedEntry published) {
      return best.isOlderVersion(published)
          || best.isReferenceTo(published)
          || (novelty == Novelty.REVISION
              && !best.isNewerVersion(published)
              && published.earlier().isRepeated(best.fingerprint(), published.content(), seen));
    }

    private EarlierTexts earlier(
        Novelty novelty, @Nullable RememberedEntry sameFeed, @Nullable RememberedEntry published) {
      if (novelty == Novelty.REVISION) {
        RememberedEntry last = Objects.requireNonNull(published);
        return last.earlier().and(last.content(), seen);
      }
      return sameFeed == null ? EarlierTexts.NONE : sameFeed.earlier();
    }

    /** Adds an entry to those to write, unless it is known as it is. */
    private void remember(RememberedEntry wanted) {
      List<RememberedEntry> others =
          entries(ArticleId.text(wanted.article())).stream()
              .filter(other -> other.feed() == feedHash)
              .toList();
      RememberedEntry entry = wanted;
      // why: a guid that the feed has had, such as a position, must not stay another article's.
      if (others.size() >= MOST_ENTRIES && known.article(feedHash, wanted.key()).isEmpty()) {
        RememberedEntry last =
            Collections.max(others, Comparator.comparing(RememberedEntry::written));
        RememberedEntry renewed = wanted.renewed(last.key(), seen);
        remembered.removeIf(
            other -> other.isSamePlace(renewed) && other.article() == renewed.article());
        entry = renewed;
      }
      OptionalLong article = known.article(feedHash, entry.key());
      boolean isWritten = others.stream().anyMatch(isAsWritten(entry));
      if (!isWritten || !article.equals(OptionalLong.of(entry.article()))) {
        remembered.add(entry);
      }
    }

    /** Matches an entry that was written lately with the same text, revision and date. */
    private Predicate<RememberedEntry> isAsWritten(RememberedEntry entry) {
      return other ->
          other.isSamePlace(entry)
              && other.content().equals(entry.content())
              && other.revision() == entry.revision()
              && Objects.equals(other.published(), entry.published())
              && other.written().isAfter(seen.minus(RENEWED_AFTER));
    }

    private Article article(
        String id, ArticleDraft draft, int revision, @Nullable RememberedEntry published) {
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
          published == null ? List.of() : published.content().changes(draft.fingerprint()),
          null);
    }

    /** Returns the ISO 639-1 code of the entry, else of the configuration, else of the feed. */
    private @Nullable String language(FeedEntry entry) {
      String declared = twoLetters(entry.language());
      String ofFeed = feed.language() == null ? twoLetters(parsed.language()) : feed.language();
      return declared == null ? ofFeed : declared;
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
