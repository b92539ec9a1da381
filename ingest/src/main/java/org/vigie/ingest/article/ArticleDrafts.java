package org.vigie.ingest.article;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Links;

/** Computes the key, the id and the canonical URL of each entry in one body of a feed. */
public final class ArticleDrafts {
  private final URI feed;
  private final Map<String, Integer> guids = new HashMap<>();
  private final Map<String, Page> pages = new HashMap<>();

  private ArticleDrafts(URI feed, List<FeedEntry> entries) {
    this.feed = URI.create(Links.withoutUser(feed.toString()));
    for (FeedEntry entry : entries) {
      if (entry.guid() != null) {
        guids.merge(entry.guid(), 1, Integer::sum);
      }
      URI address = address(entry);
      if (address != null) {
        pages.computeIfAbsent(CanonicalUrl.of(address), _ -> new Page()).add(address, entry);
      }
    }
  }

  /**
   * Returns one draft for each entry, in the order of the entries.
   *
   * @param feed the feed's http or https address. The URL of an entry without a link is this
   *     address with a fragment: a hash of the entry's guid, or without guid, of title and text
   */
  public static List<ArticleDraft> of(URI feed, List<FeedEntry> entries) {
    var drafts = new ArticleDrafts(feed, entries);
    return entries.stream().map(drafts::draft).toList();
  }

  private ArticleDraft draft(FeedEntry entry) {
    String url = url(entry);
    URI link = entry.link() == null ? address(entry) : entry.link();
    return ArticleDraft.of(
        entry, key(entry, url), ArticleId.of(url), url, (link == null ? feed : link).toString());
  }

  private String key(FeedEntry entry, String url) {
    String guid = entry.guid();
    if (guid == null) {
      return ArticleId.hash(url);
    }
    boolean shared = guids.getOrDefault(guid, 0) > 1;
    return shared ? ArticleId.hash(guid, url) : ArticleId.hash(guid);
  }

  private String url(FeedEntry entry) {
    URI address = address(entry);
    if (address == null) {
      String guid = entry.guid();
      String hash =
          guid == null ? ArticleId.hash(entry.title(), entry.text()) : ArticleId.hash(guid);
      return CanonicalUrl.of(feed) + "#" + hash;
    }
    String url = CanonicalUrl.of(address);
    Page page = pages.get(url);
    return page == null ? url : url + page.suffix(address, entry);
  }

  /** Returns the link, else a guid that is an address; null if neither. Ignores home pages. */
  private static @Nullable URI address(FeedEntry entry) {
    URI link = entry.link();
    if (link != null && !isHome(link)) {
      return link;
    }
    URI guid = entry.guid() == null ? null : Links.web(entry.guid());
    return guid != null && !isHome(guid) ? guid : null;
  }

  private static boolean isHome(URI link) {
    String path = link.getRawPath();
    boolean root = path == null || path.isEmpty() || path.equals("/");
    return root && link.getRawQuery() == null && CanonicalUrl.fragment(link).isEmpty();
  }

  /** The fragments, guids and titles of all entries that have the same canonical URL. */
  private static final class Page {
    private final Set<String> fragments = new HashSet<>();
    private final Set<String> guids = new HashSet<>();
    private final Set<String> titles = new HashSet<>();

    void add(URI address, FeedEntry entry) {
      fragments.add(CanonicalUrl.fragment(address));
      titles.add(entry.title());
      if (entry.guid() != null) {
        guids.add(entry.guid());
      }
    }

    /** Returns "#" and the link's fragment or a hash if the page has several articles; else "". */
    String suffix(URI address, FeedEntry entry) {
      String fragment = CanonicalUrl.fragment(address);
      if (fragments.size() > 1) {
        return fragment.isEmpty() ? "" : "#" + fragment;
      }
      String guid = entry.guid();
      boolean differ = titles.size() > 1 && guids.size() > 1;
      return guid != null && differ ? "#" + ArticleId.hash(guid) : "";
    }
  }
}
