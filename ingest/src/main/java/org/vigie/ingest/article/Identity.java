package org.vigie.ingest.article;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.identity.EntryIdentity;
import org.vigie.ingest.outlet.Outlets;

/**
 * Tells new articles and revisions from what is known. No clock, no I/O; remembers nothing itself.
 *
 * <p>An article is its canonical address, or, when a publisher changes that, the entry's key in its
 * feed. What differs from what the same feed gave before is a revision. What another feed gives is
 * one when it says more: aggregators and alert services repeat articles in poorer words.
 */
public final class Identity {
  private static final int MAX_URL = 4_000;
  private static final int MAX_NAMES = 50;
  private static final int MAX_NAME = 200;
  private static final int MAX_GUID = 2_000;

  /** Entries remembered after they left the feed, so that they aren't new when they come back. */
  private static final int REMEMBERED = 500;

  private static final double LONGER = 1.2;
  private static final double MUCH_LONGER = 1.5;
  private static final int SENTENCE = 80;

  private final KnownArticles known;
  private final Outlets outlets;

  public Identity(KnownArticles known, Outlets outlets) {
    this.known = known;
    this.outlets = outlets;
  }

  /**
   * Reads a feed's entries.
   *
   * @param before the feed's state so far; null when it was never polled
   * @param url where the body came from
   * @param seen when
   */
  public Reading read(
      Feed feed, @Nullable FeedState before, ParsedFeed parsed, URI url, Instant seen) {
    return new Pass(feed, before == null ? List.of() : before.entries(), parsed, seen).read(url);
  }

  private enum Verdict {
    NEW,
    SAME,
    REVISION,
    REPEAT
  }

  /** One body being read. */
  private final class Pass {
    private final Feed feed;
    private final List<KnownEntry> before;
    private final ParsedFeed parsed;
    private final Instant seen;
    private final Map<String, KnownEntry> beforeByKey = new HashMap<>();
    private final Map<String, KnownEntry> beforeByArticle = new HashMap<>();
    private final List<Article> articles = new ArrayList<>();
    private final Map<String, KnownEntry> entries = new LinkedHashMap<>();
    private int merged;
    private int repeats;

    Pass(Feed feed, List<KnownEntry> before, ParsedFeed parsed, Instant seen) {
      this.feed = feed;
      this.before = before;
      this.parsed = parsed;
      this.seen = seen;
      for (KnownEntry entry : before) {
        beforeByKey.put(entry.key(), entry);
        beforeByArticle.put(entry.article(), entry);
      }
    }

    Reading read(URI url) {
      List<Draft> drafts = drafts(url);
      Map<String, List<Draft>> byArticle = new LinkedHashMap<>();
      Set<String> addresses = new HashSet<>();
      drafts.forEach(draft -> addresses.add(draft.identity().article()));
      for (Draft draft : drafts.reversed()) {
        byArticle.computeIfAbsent(article(draft, addresses), _ -> new ArrayList<>(1)).add(draft);
      }
      byArticle.forEach(this::settle);
      merged = drafts.size() - byArticle.size();
      int listed = parsed.entries().size();
      return new Reading(articles, remembered(), listed, merged, repeats, listed - drafts.size());
    }

    private List<Draft> drafts(URI url) {
      List<EntryIdentity> identities = EntryIdentity.of(url, parsed.entries());
      List<Draft> drafts = new ArrayList<>(identities.size());
      for (int i = 0; i < identities.size(); i++) {
        if (identities.get(i).url().length() <= MAX_URL) {
          drafts.add(Draft.of(parsed.entries().get(i), identities.get(i)));
        }
      }
      return drafts;
    }

    /** The id of the article: by the address, or by the key when the address alone is new. */
    private String article(Draft draft, Set<String> addresses) {
      String byAddress = draft.identity().article();
      KnownEntry entry = beforeByKey.get(draft.key());
      if (entry == null
          || beforeByArticle.containsKey(byAddress)
          || known.current(byAddress).isPresent()) {
        return byAddress;
      }
      // why: some feeds number their places and not their articles; then the old one is still here.
      return addresses.contains(entry.article()) ? byAddress : entry.article();
    }

    private void settle(String article, List<Draft> drafts) {
      // why: reversed, so that of two that are alike the one the feed puts first wins.
      Draft draft = drafts.reversed().stream().max(Draft.BEST).orElseThrow();
      KnownEntry mine = beforeByArticle.get(article);
      KnownEntry current = known.current(article).orElse(mine);
      int revision =
          switch (verdict(draft, mine, current)) {
            case NEW -> publish(article, draft, 1, List.of());
            case REVISION -> revise(article, draft, Objects.requireNonNull(current));
            case SAME -> revision(mine);
            case REPEAT -> {
              repeats++;
              yield revision(mine);
            }
          };
      for (Draft each : drafts) {
        entries.put(each.key(), entry(each.key(), article, draft, revision));
      }
    }

    private int publish(String article, Draft draft, int revision, List<String> changes) {
      articles.add(article(article, draft, revision, changes));
      return revision;
    }

    private int revise(String article, Draft draft, KnownEntry current) {
      List<String> changes = Content.read(current.content()).changes(draft.content());
      return publish(article, draft, Math.max(current.revision(), 1) + 1, changes);
    }

    private static int revision(@Nullable KnownEntry mine) {
      return mine == null ? 0 : mine.revision();
    }

    private KnownEntry entry(String key, String article, Draft draft, int revision) {
      return new KnownEntry(
          key, article, draft.content().written(), revision, draft.published(), seen);
    }

    private Article article(String id, Draft draft, int revision, List<String> changes) {
      FeedEntry entry = draft.entry();
      String url = draft.identity().url();
      return new Article(
          id,
          url,
          Draft.clip(draft.identity().link(), MAX_URL),
          draft.title(),
          draft.summary(),
          draft.text(),
          names(entry.authors()),
          names(entry.categories()),
          outlets.of(feed, entry, URI.create(url)),
          language(entry),
          entry.published(),
          entry.publishedRaw() == null ? null : Draft.clip(entry.publishedRaw(), MAX_NAME),
          seen,
          feed.id(),
          entry.guid() == null ? null : Draft.clip(entry.guid(), MAX_GUID),
          revision,
          changes);
    }

    private @Nullable String language(FeedEntry entry) {
      String own = Languages.twoLetters(entry.language());
      String configured = feed.language();
      if (own != null || configured != null) {
        return own != null ? own : configured;
      }
      return Languages.twoLetters(parsed.language());
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

  /**
   * @param mine what this feed gave last
   * @param current what was published last, because of any feed
   */
  private static Verdict verdict(
      Draft draft, @Nullable KnownEntry mine, @Nullable KnownEntry current) {
    if (current == null) {
      return Verdict.NEW;
    }
    String given = draft.content().written();
    if (mine != null && mine.content().equals(given)) {
      return Verdict.SAME;
    }
    if (current.content().equals(given)) {
      return mine == null ? Verdict.REPEAT : Verdict.SAME;
    }
    if (mine != null && mine.content().equals(current.content())) {
      return Verdict.REVISION;
    }
    return !isOlder(draft, current) && saysMore(draft, current) ? Verdict.REVISION : Verdict.REPEAT;
  }

  private static boolean isOlder(Draft draft, KnownEntry current) {
    Instant date = draft.published();
    Instant known = current.published();
    return date != null && known != null && date.isBefore(known);
  }

  /** Whether words that came through another feed than those we have are better ones. */
  private static boolean saysMore(Draft draft, KnownEntry current) {
    Content known = Content.read(current.content());
    int length = draft.content().length();
    boolean retitled = !draft.content().title().equals(known.title());
    boolean poorer = length * 2 < known.length() || (draft.isCut() && length < known.length());
    if (retitled && !poorer && (isNewer(draft, current) || draft.key().equals(current.key()))) {
      return true;
    }
    // why: under another guid it is mostly somebody who repeats the article in words of their own.
    return draft.key().equals(current.key())
        ? length > known.length() * LONGER
        : length > known.length() * MUCH_LONGER + SENTENCE;
  }

  private static boolean isNewer(Draft draft, KnownEntry current) {
    Instant date = draft.published();
    Instant known = current.published();
    return date != null && known != null && date.isAfter(known);
  }

  private static List<String> names(List<String> names) {
    return names.stream()
        .filter(name -> !name.isBlank())
        .limit(MAX_NAMES)
        .map(name -> Draft.clip(name, MAX_NAME))
        .toList();
  }
}
