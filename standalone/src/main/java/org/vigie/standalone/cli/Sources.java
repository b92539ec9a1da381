package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchRequest;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Limits;

/** Feeds given on the command line: files, and addresses fetched as {@code run} does. */
final class Sources implements FeedCommand.SourceReader {
  private static final String USER_AGENT = "Vigie/1";

  @Override
  public Source read(String source) throws IOException {
    if (source.startsWith("http://") || source.startsWith("https://")) {
      return fetch(source);
    }
    return FeedCommand.SourceReader.file(Path.of(source));
  }

  private static Source fetch(String source) throws IOException {
    try (var fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT)) {
      // why: whoever types a private address means it.
      var request = new FetchRequest(URI.create(source), null, null, true, USER_AGENT);
      return source(fetcher.fetch(request));
    } catch (IllegalArgumentException e) {
      throw new IOException("is not an address", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private static Source source(FetchResult result) throws IOException {
    return switch (result) {
      case FetchResult.Fresh fresh -> new Source(fresh.body(), fresh.contentType(), fresh.url());
      case FetchResult.Moved(URI _, FetchResult there) -> source(there);
      case FetchResult.Failed(var reason, var detail) ->
          throw new IOException(reason + ": " + detail);
      case FetchResult.Throttled _ ->
          throw new IOException("the server asks to be left alone (429)");
      case FetchResult.Gone() -> throw new IOException("410: the feed is no more");
      case FetchResult.NotModified _ -> throw new IOException("not modified, though not asked");
    };
  }
}
