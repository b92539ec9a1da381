package org.vigie.ingest.article;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
      String guid = guid(entry);
      if (guid != null) {
        guids.merge(guid, 1, Integer::sum);
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
    return ArticleDraft.of(entry, key(entry, url), url, (link == null ? feed : link).toString());
  }

  private String key(FeedEntry entry, String url) {
    String guid = guid(entry);
    if (guid == null) {
      // why: the feed's address is the target of redirects, which may lead elsewhere each time.
      return address(entry) == null ? textHash(entry) : ArticleId.hash(url);
    }
    boolean shared = guids.getOrDefault(guid, 0) > 1;
    return shared ? ArticleId.hash(guid, url) : ArticleId.hash(guid);
  }

  private String url(FeedEntry entry) {
    URI address = address(entry);
    if (address == null) {
      String guid = guid(entry);
      String hash = guid == null ? textHash(entry) : ArticleId.hash(guid);
      return withFragment(CanonicalUrl.of(feed), hash);
    }
    String url = CanonicalUrl.of(address);
    Page page = pages.get(url);
    return page == null ? url : withFragment(url, page.fragment(address, entry));
  }

  /** Returns an entry's guid, without the id of a visit if it is a link that has one. */
  private static @Nullable String guid(FeedEntry entry) {
    return entry.guid() == null ? null : Trackers.withoutSession(entry.guid());
  }

  private static String textHash(FeedEntry entry) {
    return ArticleId.hash(entry.title(), entry.text());
  }

  private static String withFragment(String url, String fragment) {
    // why: a URL has one fragment, and in some it names the page already: "#!/2025/a".
    String sign = url.indexOf('#') < 0 ? "#" : "%23";
    return fragment.isEmpty() ? url : url + sign + fragment;
  }

  /** Returns the ids of the URLs that {@link #url} gives an entry if the feed lists other ones. */
  static Set<String> others(FeedEntry entry, String url) {
    Set<String> urls = new HashSet<>();
    URI address = address(entry);
    if (address != null) {
      String page = CanonicalUrl.of(address);
      urls.add(page);
      urls.add(withFragment(page, CanonicalUrl.fragment(address)));
      String guid = guid(entry);
      urls.add(guid == null ? page : withFragment(page, ArticleId.hash(guid)));
    }
    urls.remove(url);
    return urls.stream().map(ArticleId::of).collect(Collectors.toSet());
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
    String path = link.getRawPath() == null ? "" : Trackers.withoutSession(link.getRawPath());
    boolean root = path.isEmpty() || path.equals("/");
    return root
        && Trackers.remove(link.getRawQuery(), "").isEmpty()
        && CanonicalUrl.fragment(link).isEmpty();
  }

  /** The guids and titles of all entries that have the same canonical URL, by their fragments. */
  private static final class Page {
    private final Map<String, Set<String>> guids = new HashMap<>();
    private final Map<String, Set<String>> titles = new HashMap<>();

    void add(URI address, FeedEntry entry) {
      String fragment = CanonicalUrl.fragment(address);
      titles.computeIfAbsent(fragment, _ -> new HashSet<>()).add(entry.title());
      Set<String> ids = guids.computeIfAbsent(fragment, _ -> new HashSet<>());
      String guid = guid(entry);
      if (guid != null) {
        ids.add(guid);
      }
    }

    /** Returns a hash or the link's fragment if the page has several articles; else "". */
    String fragment(URI address, FeedEntry entry) {
      String fragment = CanonicalUrl.fragment(address);
      String guid = guid(entry);
      boolean differ = isSeveral(titles.get(fragment)) && isSeveral(guids.get(fragment));
      if (guid != null && differ) {
        return ArticleId.hash(guid);
      }
      return titles.size() > 1 ? fragment : "";
    }

    private static boolean isSeveral(@Nullable Set<String> values) {
      return values != null && values.size() > 1;
    }
  }
}
