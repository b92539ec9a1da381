package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;

/** Builds a request and reads its response. */
record Exchange(InstantSource clock, BodyReader bodies) {
  private static final String ACCEPT =
      "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json,"
          + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

  static HttpGet get(URI url, FetchRequest request) {
    var get = new HttpGet(url);
    get.setHeader(HttpHeaders.ACCEPT, ACCEPT);
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, BodyReader.ACCEPTED);
    get.setHeader(HttpHeaders.USER_AGENT, request.userAgent());
    if (request.etag() != null) {
      get.setHeader(HttpHeaders.IF_NONE_MATCH, request.etag());
    }
    if (request.lastModified() != null) {
      get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, request.lastModified());
    }
    return get;
  }

  Reply read(ClassicHttpResponse response, URI url, FetchRequest request) throws IOException {
    int status = response.getCode();
    return switch (status) {
      case HttpStatus.SC_MOVED_PERMANENTLY, HttpStatus.SC_PERMANENT_REDIRECT ->
          redirect(response, url, true);
      case HttpStatus.SC_MOVED_TEMPORARILY,
          HttpStatus.SC_SEE_OTHER,
          HttpStatus.SC_TEMPORARY_REDIRECT ->
          redirect(response, url, false);
      default -> result(response, status, url, request);
    };
  }

  private FetchResult result(
      ClassicHttpResponse response, int status, URI url, FetchRequest request) throws IOException {
    return switch (status) {
      case HttpStatus.SC_OK, HttpStatus.SC_NON_AUTHORITATIVE_INFORMATION ->
          body(response, url, request);
      case HttpStatus.SC_NOT_MODIFIED ->
          request.conditional()
              ? new FetchResult.NotModified(maxAge(response))
              : new Failed(Reason.HTTP_STATUS, "304, though we have nothing yet");
      case HttpStatus.SC_GONE -> new FetchResult.Gone();
      case HttpStatus.SC_TOO_MANY_REQUESTS -> new FetchResult.Throttled(retryAfter(response));
      case HttpStatus.SC_SERVICE_UNAVAILABLE -> unavailable(response);
      default -> new Failed(Reason.HTTP_STATUS, Integer.toString(status) + challenge(response));
    };
  }

  private FetchResult body(ClassicHttpResponse response, URI url, FetchRequest request)
      throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] raw = entity == null ? new byte[0] : bodies.read(entity.getContent());
    String encodings = header(response, HttpHeaders.CONTENT_ENCODING).orElse("");
    byte[] body = bodies.decode(raw, encodings);
    String hash = hash(body);
    if (hash.equals(request.hash())) {
      return new FetchResult.NotModified(maxAge(response));
    }
    return new FetchResult.Fresh(
        body,
        hash,
        header(response, HttpHeaders.CONTENT_TYPE).orElse(null),
        header(response, HttpHeaders.ETAG).orElse(null),
        header(response, HttpHeaders.LAST_MODIFIED).orElse(null),
        url,
        maxAge(response));
  }

  /** A checksum suffices: a server that forges a collision hides only its own changes. */
  private static String hash(byte[] body) {
    var crc = new CRC32C();
    crc.update(body);
    return HexFormat.of().toHexDigits((int) crc.getValue()) + "." + body.length;
  }

  private FetchResult unavailable(ClassicHttpResponse response) {
    Duration wait = retryAfter(response);
    return wait == null
        ? new Failed(Reason.HTTP_STATUS, "503" + challenge(response))
        : new FetchResult.Throttled(wait);
  }

  private static Reply redirect(ClassicHttpResponse response, URI url, boolean permanent) {
    Optional<String> location = header(response, HttpHeaders.LOCATION);
    if (location.isEmpty()) {
      return redirectFailed("a redirect to nowhere");
    }
    try {
      URI to = url.resolve(location.get().strip().replace(" ", "%20"));
      boolean web = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
      if (!web || to.getHost() == null || to.getUserInfo() != null) {
        return redirectFailed("a redirect to what is no web address");
      }
      // why: an attacker on the network could otherwise move a feed to plain http permanently.
      boolean downgrade = "https".equals(url.getScheme()) && "http".equals(to.getScheme());
      return new Reply.Redirect(to, permanent && !downgrade);
    } catch (IllegalArgumentException e) {
      return redirectFailed("a redirect to what is no address");
    }
  }

  private static Reply redirectFailed(String detail) {
    return new Failed(Reason.REDIRECTS, detail);
  }

  private @Nullable Duration retryAfter(ClassicHttpResponse response) {
    return header(response, HttpHeaders.RETRY_AFTER)
        .map(value -> RetryAfter.parse(value, clock.instant()))
        .orElse(null);
  }

  private static @Nullable Duration maxAge(ClassicHttpResponse response) {
    return header(response, HttpHeaders.CACHE_CONTROL).map(RetryAfter::maxAge).orElse(null);
  }

  private static String challenge(ClassicHttpResponse response) {
    return header(response, "cf-mitigated").isPresent() ? ", a test for humans" : "";
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }
}
