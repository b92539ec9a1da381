package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.ingest.network.FeedAccess;

/**
 * Sends forms to hubs (W3C WebSub, 5.1), each in one request without redirects. A hub's pauses and
 * failures don't concern the feeds of its host. Thread-safe; made for virtual threads.
 */
public final class HubClient {
  private final WebClient web;
  private final Function<Feed, FeedAccess> access;

  HubClient(WebClient web, Function<Feed, FeedAccess> access) {
    this.web = web;
    this.access = access;
  }

  /** What a hub answered. */
  public sealed interface HubReply {
    /** The hub took the request, and will ask whether it is ours. */
    record Accepted() implements HubReply {}

    /**
     * The hub didn't take it.
     *
     * @param retryAfter the pause that the hub asked for; zero if it asked for none
     */
    record Declined(String why, Duration retryAfter) implements HubReply {}
  }

  /**
   * Sends a form.
   *
   * @param feed the feed that names the hub. Its proxy is used, and the hub may be on a private
   *     network if the feed may. The feed's login and headers are not sent
   * @param form names and values, encoded as in the query of a URL
   */
  public HubReply post(URI hub, Feed feed, String form) throws InterruptedException {
    var post = new HttpPost(hub);
    post.setHeader(HttpHeaders.USER_AGENT, feed.userAgent());
    post.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
    var request =
        new WebClient.Request(
            post,
            hub,
            feed.allowPrivate(),
            false,
            web.limits().total(),
            access.apply(feed).proxy());
    return web.<HubReply>ask(request, PollSlot.unlimited(), this::read, HubClient::declined)
        .reply();
  }

  // why: the body may be long and says nothing that Vigie acts on, so it isn't read.
  private HubReply read(ClassicHttpResponse response) {
    int status = response.getCode();
    if (status / 100 == 2) {
      return new HubReply.Accepted();
    }
    @Nullable Duration pause = RetryAfter.pause(response, web.clock().instant());
    return new HubReply.Declined("status " + status, pause == null ? Duration.ZERO : pause);
  }

  private static HubReply declined(FetchResult result) {
    String why =
        result instanceof FetchResult.Failed(var reason, var detail)
            ? reason.words() + ": " + detail
            : "no answer";
    return new HubReply.Declined(why, Duration.ZERO);
  }
}
