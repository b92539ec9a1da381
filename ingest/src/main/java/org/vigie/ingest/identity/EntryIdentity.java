package org.vigie.ingest.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.FeedEntry;

/**
 * What an entry is known by.
 *
 * @param key identifies the entry in its feed across polls, 16 hexadecimal digits; two entries of
 *     one poll with the same key are the same entry
 * @param article the article's id; entries with the same are one article
 * @param url the article's canonical URL. It has a fragment only where nothing else tells entries
 *     of one page apart: an anchor, or a hash for entries without a link of their own
 * @param link where to send a reader: the entry's link, else its guid if that is an address, else
 *     the feed
 */
public record EntryIdentity(String key, String article, String url, String link) {

  /**
   * The identities of a feed's entries, in their order.
   *
   * @param feed the feed's address, http or https; entries without a link of their own are filed
   *     under it, with a hash of their guid, or else of title and text, as fragment
   */
  public static List<EntryIdentity> of(URI feed, List<FeedEntry> entries) {
    Map<String, Integer> guids = new HashMap<>();
    Map<String, Page> pages = new HashMap<>();
    for (FeedEntry entry : entries) {
      if (entry.guid() != null) {
        guids.merge(entry.guid(), 1, Integer::sum);
      }
      URI address = address(entry);
      if (address != null) {
        pages.computeIfAbsent(CanonicalUrl.of(address), url -> new Page()).add(address, entry);
      }
    }
    List<EntryIdentity> identities = new ArrayList<>(entries.size());
    for (FeedEntry entry : entries) {
      String url = url(feed, entry, pages);
      boolean repeated = entry.guid() != null && guids.getOrDefault(entry.guid(), 0) > 1;
      identities.add(identity(feed, entry, url, repeated));
    }
    return identities;
  }

  private static EntryIdentity identity(URI feed, FeedEntry entry, String url, boolean repeated) {
    String guid = entry.guid();
    URI address = entry.link() == null ? address(entry) : entry.link();
    String key = guid == null ? Hash.of(url) : repeated ? Hash.of(guid, url) : Hash.of(guid);
    return new EntryIdentity(
        key, ArticleId.of(url), url, address == null ? feed.toString() : address.toString());
  }

  private static String url(URI feed, FeedEntry entry, Map<String, Page> pages) {
    URI address = address(entry);
    if (address == null) {
      String guid = entry.guid();
      return CanonicalUrl.of(feed)
          + "#"
          + (guid == null ? Hash.of(entry.title(), entry.text()) : Hash.of(guid));
    }
    String url = CanonicalUrl.of(address);
    Page page = pages.get(url);
    return page == null ? url : url + page.suffix(address, entry);
  }

  /** The entry's own address: its link, else its guid; a home page is nobody's own. */
  private static @Nullable URI address(FeedEntry entry) {
    URI link = entry.link();
    if (link != null && !isHome(link)) {
      return link;
    }
    URI guid = entry.guid() == null ? null : web(entry.guid());
    return guid != null && !isHome(guid) ? guid : null;
  }

  private static boolean isHome(URI link) {
    String path = link.getRawPath();
    boolean root = path == null || path.isEmpty() || path.equals("/");
    return root && link.getRawQuery() == null && CanonicalUrl.fragment(link).isEmpty();
  }

  private static @Nullable URI web(String guid) {
    String lower = guid.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return null;
    }
    try {
      URI uri = new URI(guid);
      return uri.getRawAuthority() == null ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The entries of one poll that have the same canonical URL. */
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

    /** What to add to the URL so that articles of one page, such as a changelog's, stay apart. */
    String suffix(URI address, FeedEntry entry) {
      String fragment = CanonicalUrl.fragment(address);
      if (fragments.size() > 1) {
        return fragment.isEmpty() ? "" : "#" + fragment;
      }
      String guid = entry.guid();
      return guid != null && titles.size() > 1 && guids.size() > 1 ? "#" + Hash.of(guid) : "";
    }
  }
}
