package org.vigie.ingest.article;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.KnownEntry;
import org.vigie.ingest.article.Known.Latest;
import org.vigie.ingest.identity.EntryIdentity;
import org.vigie.ingest.outlet.Outlets;
import org.vigie.ingest.parse.Entry;
import org.vigie.ingest.parse.ParsedFeed;

/**
 * Tells a feed's new articles and revisions from what is known.
 *
 * <p>An article is recognised by its canonical URL, and in its feed by its guid. The same article
 * in another feed is no new article. Whether its other wording is a revision depends on who speaks:
 * under the article's own guid it is the publisher; under another one it is somebody who repeats
 * it, and counts only when the text is much richer than what is known.
 */
public final class Identity {
  /** How long an entry that left its feed is remembered: static feeds bring theirs back. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  /** Entries remembered per feed; the parser gives at most as many. */
  static final int MOST_ENTRIES = 2_000;

  private static final double RICHER = 1.2;
  private static final double MUCH_RICHER = 1.5;
  private static final int AT_LEAST = 80;

  private final Known known;
  private final Outlets outlets;

  public Identity(Known known, Outlets outlets) {
    this.known = known;
    this.outlets = outlets;
  }

  /**
   * What a feed brought.
   *
   * @param articles new ones and revisions, in the feed's order from last to first, since feeds
   *     list the newest first
   * @param entries known now, newest last
   * @param fresh new articles
   * @param revisions of known ones
   * @param repeats of articles that another feed brought
   * @param merged entries that are an article listed before in the same feed
   */
  public record Identified(
      List<Article> articles,
      List<KnownEntry> entries,
      int fresh,
      int revisions,
      int repeats,
      int merged) {
    public Identified {
      articles = List.copyOf(articles);
      entries = List.copyOf(entries);
    }
  }

  /**
   * @param before the entries known so far
   * @param base the address that the feed came from
   */
  public Identified identify(
      Feed feed, List<KnownEntry> before, ParsedFeed parsed, URI base, Instant now) {
    return new Poll(feed, before, parsed, base, now).identify();
  }

  /** One poll of one feed. */
  private final class Poll {
    private final Feed feed;
    private final ParsedFeed parsed;
    private final URI base;
    private final Instant now;
    private final Map<String, KnownEntry> before = new HashMap<>();
    private final Map<String, KnownEntry> entries = new LinkedHashMap<>();
    private final Set<String> listed = new HashSet<>();
    private final List<Article> articles = new ArrayList<>();
    private int fresh;
    private int revisions;
    private int repeats;
    private int merged;

    Poll(Feed feed, List<KnownEntry> before, ParsedFeed parsed, URI base, Instant now) {
      this.feed = feed;
      this.parsed = parsed;
      this.base = base;
      this.now = now;
      before.forEach(entry -> this.before.put(entry.key(), entry));
    }

    Identified identify() {
      for (KnownEntry entry : before.values()) {
        if (entry.seen().plus(REMEMBERED).isAfter(now)) {
          entries.put(entry.key(), entry);
        }
      }
      List<EntryIdentity> identities = EntryIdentity.of(base, parsed.entries());
      for (int i = identities.size() - 1; i >= 0; i--) {
        look(parsed.entries().get(i), identities.get(i));
      }
      List<KnownEntry> all = new ArrayList<>(entries.values());
      List<KnownEntry> kept = all.subList(Math.max(0, all.size() - MOST_ENTRIES), all.size());
      return new Identified(articles, kept, fresh, revisions, repeats, merged);
    }

    private void look(Entry entry, EntryIdentity identity) {
      KnownEntry old = before.get(identity.key());
      String article = old == null ? identity.article() : old.article();
      Content content = Content.of(entry);
      if (!listed.add(article)) {
        merged++;
        remember(entry, identity.key(), article, content, old == null ? 0 : old.revision());
        return;
      }
      Latest latest = known.get(article).orElse(null);
      if (latest == null) {
        fresh++;
        publish(entry, identity, article, content, 1, List.of());
      } else if (isRevision(entry, identity.key(), content, old, latest)) {
        revisions++;
        List<String> changes = content.changesFrom(latest.content());
        publish(entry, identity, article, content, latest.revision() + 1, changes);
      } else {
        repeats += old == null ? 1 : 0;
        known.alsoUnder(article, identity.key());
        remember(entry, identity.key(), article, content, old == null ? 0 : old.revision());
      }
    }

    private boolean isRevision(
        Entry entry, String key, Content content, @Nullable KnownEntry old, Latest latest) {
      if (content.equals(latest.content()) || isOlder(entry, latest)) {
        return false;
      }
      if (old != null && content.equals(Content.parse(old.content()))) {
        return false;
      }
      boolean ownWord = latest.keys().contains(key) && (old == null || old.revision() > 0);
      if (!ownWord) {
        return content.length() > latest.content().length() * MUCH_RICHER + AT_LEAST;
      }
      return old != null
          || !content.title().equals(latest.content().title())
          || content.length() > latest.content().length() * RICHER;
    }

    private static boolean isOlder(Entry entry, Latest latest) {
      return entry.published() != null
          && latest.published() != null
          && entry.published().isBefore(latest.published());
    }

    private void publish(
        Entry entry,
        EntryIdentity identity,
        String article,
        Content content,
        int revision,
        List<String> changes) {
      known.note(article, identity.key(), content, revision, entry.published());
      remember(entry, identity.key(), article, content, revision);
      articles.add(
          new Article(
              article,
              identity.url(),
              identity.link(),
              entry.title(),
              entry.summary(),
              entry.text(),
              entry.authors(),
              entry.categories(),
              outlets.of(feed, entry, URI.create(identity.url())),
              language(entry),
              entry.published(),
              entry.publishedRaw(),
              now,
              feed.id(),
              entry.guid(),
              revision,
              changes));
    }

    private void remember(Entry entry, String key, String article, Content content, int revision) {
      entries.remove(key);
      entries.put(
          key, new KnownEntry(key, article, content.toString(), revision, entry.published(), now));
    }

    private @Nullable String language(Entry entry) {
      String declared =
          entry.language() != null
              ? entry.language()
              : feed.language() != null ? feed.language() : parsed.language();
      return declared != null && declared.length() == 2 ? declared : null;
    }
  }
}
