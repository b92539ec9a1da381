package org.vigie.ingest.hub;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.Links;

/** Finds the hubs that a feed names (W3C WebSub, 4). Sends no request. */
public final class HubDiscovery {
  /** Maximum number of characters of an address. Chosen: real ones have up to 300. */
  private static final int LONGEST = 2_000;

  private HubDiscovery() {}

  /**
   * Returns the hubs that a feed names; null if it names none. Headers precede what the feed says.
   *
   * @param headers the values of the response's headers {@code Link}
   * @param url the address of the response
   * @param polled the feed's address, which is the topic if the feed doesn't name its own
   */
  public static @Nullable FeedHub find(
      List<String> headers, Hints.HubLinks links, URI url, String polled) {
    List<String> hubs = addresses(LinkHeader.targets(headers, "hub"), url);
    if (hubs.isEmpty()) {
      hubs = addresses(links.hubs(), url);
    }
    List<String> own = addresses(LinkHeader.targets(headers, "self"), url);
    if (own.isEmpty() && links.self() != null) {
      own = addresses(List.of(links.self()), url);
    }
    String topic = own.isEmpty() ? polled : own.getFirst();
    return hubs.isEmpty() || topic.length() > LONGEST ? null : FeedHub.named(hubs, topic);
  }

  private static List<String> addresses(List<String> written, URI base) {
    return written.stream()
        .map(each -> Links.resolve(each, base))
        .filter(Objects::nonNull)
        .filter(each -> each.getHost() != null)
        .map(URI::toString)
        .filter(each -> each.length() <= LONGEST)
        .distinct()
        .limit(Hints.MAX_HUBS)
        .toList();
  }
}
