package org.vigie.ingest.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.ingest.parse.Entry;

/**
 * What an entry is known by.
 *
 * @param key identifies the entry in its feed across polls; two entries of one poll with the same
 *     key are the same entry
 * @param article the article's id
 * @param url the article's canonical URL
 * @param link where to send a reader: the entry's link, else its guid if that is an address, else
 *     the feed
 * @param content hash of title, summary and text, by which a revision is told
 */
public record EntryIdentity(String key, String article, String url, String link, String content) {

  /**
   * The identities of a feed's entries, in their order.
   *
   * @param feed the feed's address; entries without any link are filed under it, with a hash of
   *     their title and text as fragment
   */
  public static List<EntryIdentity> of(URI feed, List<Entry> entries) {
    Map<String, Integer> guids = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.guid() != null) {
        guids.merge(entry.guid(), 1, Integer::sum);
      }
    }
    List<EntryIdentity> identities = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      boolean repeated = entry.guid() != null && guids.getOrDefault(entry.guid(), 0) > 1;
      identities.add(identity(feed, entry, repeated));
    }
    return identities;
  }

  private static EntryIdentity identity(URI feed, Entry entry, boolean repeated) {
    String content = Hash.of(entry.title(), entry.summary(), entry.text());
    URI address = entry.link();
    String link = address == null ? feed.toString() : address.toString();
    String url = address == null ? feed + "#" + content : CanonicalUrl.of(address);
    String guid = entry.guid();
    String key = guid == null ? url : repeated ? Hash.of(guid, url) : guid;
    return new EntryIdentity(key, ArticleId.of(url), url, link, content);
  }
}
