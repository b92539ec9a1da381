package org.vigie.events.fields;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hubs that a feed names (W3C WebSub). A hub tells its subscribers that a feed has changed.
 *
 * @param urls the hubs' addresses, in the feed's order; at least one
 * @param topic the address by which the hubs know the feed
 * @param since since when a hub tells Vigie of changes, at the time of the last poll; null if none
 *     did
 * @param announced true if a hub told Vigie before a poll found the last new articles
 * @param usual when the next poll would be due without the hub; null if the hub doesn't delay it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedHub(
    List<String> urls,
    String topic,
    @Nullable Instant since,
    boolean announced,
    @Nullable Instant usual) {
  public FeedHub {
    urls = List.copyOf(urls);
  }

  /** Returns hubs of which nothing but their addresses is known. */
  public static FeedHub named(List<String> urls, String topic) {
    return new FeedHub(urls, topic, null, false, null);
  }

  /** Returns true if the other record has the same hubs and the same topic. */
  public boolean isSameAs(FeedHub other) {
    return urls.equals(other.urls) && topic.equals(other.topic);
  }
}
