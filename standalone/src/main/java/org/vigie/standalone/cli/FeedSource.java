package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Limits;

/**
 * The unparsed content of a feed that the command line names by file or URL.
 *
 * @param body content of the feed; callers must not change the array
 * @param contentType the HTTP header Content-Type; null for a file or if the server sent none
 * @param base address against which relative links of the feed are resolved
 */
@SuppressWarnings("ArrayRecordComponent")
record FeedSource(byte[] body, @Nullable String contentType, URI base) {
  private static final String USER_AGENT = "Vigie/1";

  /** Reads a file or URL. Throws {@link IOException} with the reason if that fails. */
  static FeedSource read(String source) throws IOException {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return fetch(source);
    }
    Path file = Path.of(source);
    try {
      return new FeedSource(Files.readAllBytes(file), null, file.toAbsolutePath().toUri());
    } catch (NoSuchFileException e) {
      throw new IOException("no such file", e);
    }
  }

  private static FeedSource fetch(String source) throws IOException {
    try (var fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT)) {
      // why: true allows addresses in private networks, because a person typed this URL.
      String url = URI.create(source).toString();
      var feed = new Feed("feed", url, null, null, null, false, true, USER_AGENT);
      return of(fetcher.fetch(feed, null));
    } catch (IllegalArgumentException e) {
      throw new IOException("is not an address", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static FeedSource of(FetchResult result) throws IOException {
    return switch (result) {
      case FetchResult.Fresh fresh ->
          new FeedSource(fresh.body(), fresh.contentType(), fresh.url());
      case FetchResult.Moved(URI _, FetchResult target) -> of(target);
      case FetchResult.Failed(var reason, var detail) ->
          throw new IOException(reason + ": " + detail);
      case FetchResult.Throttled(_, String cause) ->
          throw new IOException(cause + ": the server limits requests; try again later");
      case FetchResult.Gone() -> throw new IOException("410: the feed no longer exists");
      case FetchResult.NotModified _ ->
          throw new IOException("304: not modified, although the request was unconditional");
    };
  }
}
