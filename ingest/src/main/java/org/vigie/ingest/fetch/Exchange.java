package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.text.WrittenLink;

/** Builds the HTTP request for a feed and turns the response into a {@link Reply}. */
record Exchange(InstantSource clock, BodyReader bodies) {
  /** The reply to one HTTP request: the final result for the feed, or a redirect to follow. */
  sealed interface Reply permits FetchResult, Redirect {}

  /** A redirect; {@code permanent} is true for status 301 or 308, except from https to http. */
  record Redirect(URI to, boolean permanent) implements Reply {}

  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

  /** Maximum length of a header's value in a reason. An estimate: a date has 29 characters. */
  private static final int MAX_QUOTE = 40;

  // Limits of the headers Link that are kept. Estimates: real ones have 200 characters.
  private static final int MAX_LINK = 4_096;
  private static final int MAX_LINKS = 5;

  private static final Set<String> WEB = Set.of("http", "https");

  private static final Pattern LINK = Pattern.compile("(?i)\\b(hub|self)\\b");

  static HttpGet get(URI url, Feed feed, @Nullable FeedState last) {
    var get = new HttpGet(url);
    get.setHeader(HttpHeaders.ACCEPT, ACCEPT);
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, BodyReader.ACCEPTED);
    get.setHeader(HttpHeaders.USER_AGENT, feed.userAgent());
    if (last != null && last.etag() != null) {
      get.setHeader(HttpHeaders.IF_NONE_MATCH, last.etag());
    }
    if (last != null && last.lastModified() != null) {
      get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, last.lastModified());
    }
    return get;
  }

  Reply read(ClassicHttpResponse response, URI url, @Nullable FeedState last) throws IOException {
    return switch (response.getCode()) {
      case 200, 203 -> body(response, url, last);
      case 301, 308 -> redirect(response, url, true);
      case 302, 303, 307 -> redirect(response, url, false);
      case 304 ->
          last != null && (last.etag() != null || last.lastModified() != null)
              ? new FetchResult.NotModified(RetryAfter.lifetime(response, clock.instant()))
              : new Failed(Reason.HTTP_STATUS, "304, though we have nothing yet");
      case 410 -> new FetchResult.Gone();
      case 429 -> new FetchResult.Throttled(retryAfter(response), cause(response));
      case 503 -> {
        Duration pause = retryAfter(response);
        yield pause == null ? failed(response) : new FetchResult.Throttled(pause, cause(response));
      }
      default -> failed(response);
    };
  }

  private FetchResult body(ClassicHttpResponse response, URI url, @Nullable FeedState last)
      throws IOException {
    byte[] sent = bodies.read(response);
    // why: sitemaps are often files such as sitemap.xml.gz, which no header calls compressed.
    byte[] body = isGzip(sent) ? bodies.decode(sent, "gzip") : sent;
    String hash = hash(body);
    if (last != null && hash.equals(last.hash())) {
      return new FetchResult.NotModified(RetryAfter.lifetime(response, clock.instant()));
    }
    return new FetchResult.Fresh(
        body,
        hash,
        header(response, HttpHeaders.CONTENT_TYPE).orElse(null),
        header(response, HttpHeaders.ETAG).orElse(null),
        header(response, HttpHeaders.LAST_MODIFIED).orElse(null),
        url,
        RetryAfter.lifetime(response, clock.instant()),
        links(response),
        false);
  }

  /** Returns the {@code Link} headers that can name a hub or the feed itself (W3C WebSub, 4). */
  private static List<String> links(ClassicHttpResponse response) {
    return Arrays.stream(response.getHeaders(HttpHeaders.LINK))
        .map(Header::getValue)
        .filter(value -> value != null && value.length() <= MAX_LINK && LINK.matcher(value).find())
        .limit(MAX_LINKS)
        .toList();
  }

  /** Returns true if a body begins as a gzip file does (RFC 1952, 2.3.1). */
  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b && body[2] == 8;
  }

  /** Returns a checksum. It needn't be secure: a server that forges one hides its own news. */
  private static String hash(byte[] body) {
    var crc = new CRC32C();
    crc.update(body);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + "." + body.length;
  }

  /** Returns the redirect of a response as if it were permanent. */
  static Reply redirect(ClassicHttpResponse response, URI url) {
    return redirect(response, url, true);
  }

  private static Reply redirect(ClassicHttpResponse response, URI url, boolean permanent) {
    Optional<String> location = header(response, HttpHeaders.LOCATION);
    if (location.isEmpty()) {
      return new Failed(Reason.REDIRECTS, "a redirect to nowhere");
    }
    WrittenLink link = WrittenLink.ofHeader(location.get().strip());
    URI to = link.at(url);
    boolean hasUser = link.authority() != null && link.authority().contains("@");
    if (to == null || to.getHost() == null || hasUser || !WEB.contains(to.getScheme())) {
      return new Failed(Reason.REDIRECTS, "a redirect to what is no web address");
    }
    // why: an attacker on the network must not move a feed from https to http permanently.
    boolean downgrade = "https".equals(url.getScheme()) && "http".equals(to.getScheme());
    return new Redirect(to, permanent && !downgrade);
  }

  /** Returns a failure with the status code, and a note if it is Cloudflare's test for humans. */
  private static Failed failed(ClassicHttpResponse response) {
    String challenge = header(response, "cf-mitigated").isPresent() ? ", a test for humans" : "";
    return new Failed(Reason.HTTP_STATUS, response.getCode() + challenge);
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    return RetryAfter.pause(response, clock.instant());
  }

  private static String cause(ClassicHttpResponse response) {
    String asked =
        header(response, HttpHeaders.RETRY_AFTER)
            .map(value -> ", Retry-After: " + Excerpt.of(value, MAX_QUOTE))
            .orElse("");
    return "HTTP status " + response.getCode() + asked;
  }

  static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }
}
