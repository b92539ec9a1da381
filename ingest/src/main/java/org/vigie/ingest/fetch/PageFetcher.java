package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.ProxyServer;

/**
 * Fetches an article's page, or a small file of its site such as robots.txt, with one request. It
 * doesn't follow redirects: the caller must know first whether the new address may be read.
 * Thread-safe.
 */
public final class PageFetcher {
  /** Maximum bytes of a page. An estimate: the largest real ones have 3 MB. */
  public static final int MAX_PAGE = 5 * 1024 * 1024;

  /** Maximum bytes of a file such as robots.txt, of which RFC 9309 (2.5) asks to read as many. */
  public static final int MAX_FILE = 500 * 1024;

  private final WebClient web;
  private final Function<Feed, FeedAccess> access;
  private final BodyReader pages;
  private final BodyReader files;
  private final @Nullable ProxyServer proxy;

  PageFetcher(WebClient web, Function<Feed, FeedAccess> access) {
    this(web, access, new BodyReader(MAX_PAGE), BodyReader.cutting(MAX_FILE), null);
  }

  private PageFetcher(
      WebClient web,
      Function<Feed, FeedAccess> access,
      BodyReader pages,
      BodyReader files,
      @Nullable ProxyServer proxy) {
    this.web = web;
    this.access = access;
    this.pages = pages;
    this.files = files;
    this.proxy = proxy;
  }

  /** Returns the proxy of a feed, which its articles' pages need, too; null if it names none. */
  public @Nullable ProxyServer proxy(Feed feed) {
    return access.apply(feed).proxy();
  }

  /** Returns the same fetcher with a proxy; null for that of the environment. */
  public PageFetcher through(@Nullable ProxyServer other) {
    return new PageFetcher(web, access, pages, files, other);
  }

  /** By what a server recognises the body that we have; as sent with the answer from a URL. */
  public record Validators(URI url, @Nullable String etag, @Nullable String lastModified) {
    /** Maximum number of characters. An estimate: real ones have up to 80. */
    private static final int LONGEST = 200;

    /** Returns the validators of an answer; null if it has none. */
    public static @Nullable Validators of(PageReply.Answer answer) {
      String etag = bounded(answer.header("etag"));
      String lastModified = bounded(answer.header("last-modified"));
      return etag == null && lastModified == null
          ? null
          : new Validators(answer.url(), etag, lastModified);
    }

    private static @Nullable String bounded(@Nullable String value) {
      return value == null || value.length() > LONGEST ? null : value;
    }

    private void addTo(HttpGet get) {
      if (etag != null) {
        get.setHeader(HttpHeaders.IF_NONE_MATCH, etag);
      }
      if (lastModified != null) {
        get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
      }
    }
  }

  /** What one request gave. */
  public sealed interface PageReply {

    /**
     * A response; its status is neither a redirect nor 429.
     *
     * @param headers values by the name in lower case, in the order of the response
     * @param body decompressed; empty unless the status is 200 or 203
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Answer(int status, Map<String, List<String>> headers, byte[] body, URI url)
        implements PageReply {
      /** Returns the first value of a header field; null if there is none. */
      public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
      }
    }

    /** The server sends us to another http or https address. */
    record Redirect(URI to) implements PageReply {}

    /**
     * There is no usable response.
     *
     * @param reason why; {@code detail} says it in one line
     * @param retryAfter the pause that the host asked for; null if it asked for none
     * @param sent false if no request was sent, because the host had asked for the pause before
     */
    record Unanswered(Reason reason, String detail, @Nullable Duration retryAfter, boolean sent)
        implements PageReply {}
  }

  /**
   * Asks for a page of at most {@link #MAX_PAGE} bytes; a larger one is {@link
   * PageReply.Unanswered}.
   *
   * @param url an http or https URL with a host
   * @param known the validators of the body that we have; null if we have none. They are sent only
   *     to their own URL. If the body is unchanged, the status is 304
   */
  public PageReply page(URI url, String userAgent, boolean allowPrivate, @Nullable Validators known)
      throws InterruptedException {
    var get = new HttpGet(url);
    if (known != null && known.url.equals(url)) {
      known.addTo(get);
    }
    return get(get, url, userAgent, "text/html, application/xhtml+xml;q=0.9", allowPrivate, pages);
  }

  /** Asks for a page as if it were unknown. */
  public PageReply page(URI url, String userAgent, boolean allowPrivate)
      throws InterruptedException {
    return page(url, userAgent, allowPrivate, null);
  }

  /** Asks for a file, of which the first {@link #MAX_FILE} bytes are read. */
  public PageReply file(URI url, String userAgent, boolean allowPrivate)
      throws InterruptedException {
    String accept = "text/plain, application/json, */*;q=0.1";
    return get(new HttpGet(url), url, userAgent, accept, allowPrivate, files);
  }

  private PageReply get(
      HttpGet get,
      URI url,
      String userAgent,
      String accept,
      boolean allowPrivate,
      BodyReader bodies)
      throws InterruptedException {
    get.setHeader(HttpHeaders.ACCEPT, accept);
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, BodyReader.ACCEPTED);
    get.setHeader(HttpHeaders.USER_AGENT, userAgent);
    var request = new WebClient.Request(get, url, allowPrivate, false, web.limits().total(), proxy);
    PageReply reply =
        web.ask(
                request,
                PollSlot.unlimited(),
                response -> read(response, url, bodies),
                PageFetcher::unanswered)
            .reply();
    if (reply instanceof PageReply.Unanswered(_, String why, Duration pause, _) && pause != null) {
      web.pause(url, new FetchResult.Throttled(pause, why));
    }
    return reply;
  }

  private PageReply read(ClassicHttpResponse response, URI url, BodyReader bodies)
      throws IOException {
    int status = response.getCode();
    return switch (status) {
      case 301, 302, 303, 307, 308 ->
          switch (Exchange.redirect(response, url)) {
            case Exchange.Redirect(URI to, _) -> new PageReply.Redirect(to);
            case FetchResult failed -> unanswered(failed);
          };
      case 429, 503 ->
          new PageReply.Unanswered(
              Reason.HTTP_STATUS,
              "status " + status,
              RetryAfter.pause(response, web.clock().instant()),
              true);
      case 200, 203 -> new PageReply.Answer(status, headers(response), bodies.read(response), url);
      default -> new PageReply.Answer(status, headers(response), new byte[0], url);
    };
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return headers;
  }

  private static PageReply unanswered(FetchResult result) {
    return switch (result) {
      case FetchResult.Failed(var reason, var detail) ->
          new PageReply.Unanswered(reason, detail, null, true);
      case FetchResult.Throttled(var pause, var cause) ->
          new PageReply.Unanswered(
              Reason.HTTP_STATUS, "the host asked for a pause in requests: " + cause, pause, false);
      case FetchResult.Fresh _,
          FetchResult.NotModified _,
          FetchResult.Moved _,
          FetchResult.Gone _ ->
          throw new IllegalStateException("not a failure: " + result);
    };
  }
}
