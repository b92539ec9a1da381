package org.vigie.ingest.feedlist;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed that an operator wants to add.
 *
 * @param url as written; may be invalid
 * @param name name of the feed or of its outlet, in plain text on one line; may be empty
 * @param folder name of the folder that contains the feed in another feed reader; may be empty
 * @param site address of the outlet's site; null if only the feed's own address is known
 * @param language ISO 639-1 code; null if unknown
 * @param country ISO 3166-1 code; null if unknown
 * @param settings further keys of the feed in {@code feeds.yaml}, such as {@code since}
 * @param place where the feed was named, for messages, such as {@code feeds.opml line 12}
 */
public record NewFeed(
    String url,
    String name,
    String folder,
    @Nullable URI site,
    @Nullable String language,
    @Nullable String country,
    Map<String, Object> settings,
    String place) {

  public NewFeed {
    settings = Map.copyOf(settings);
  }

  /** Returns the same feed without a key, which its outlet has. */
  NewFeed without(String key) {
    Map<String, Object> kept = new HashMap<>(settings);
    kept.remove(key);
    return new NewFeed(url, name, folder, site, language, country, kept, place);
  }
}
