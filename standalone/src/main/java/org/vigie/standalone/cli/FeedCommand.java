package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.topics.Json;
import org.vigie.ingest.article.ArticleDraft;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.settings.Plural;
import org.vigie.settings.UnreadableFile;
import org.vigie.standalone.options.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code vigie feed}: prints the articles of feeds as JSON, one line for each feed. */
@Command(name = "feed")
public final class FeedCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE|URL", descriptionKey = "sources")
  private List<String> sources = List.of();

  private final PrintStream out;
  private final PrintStream err;
  private final FeedParser parser = new FeedParser();

  FeedCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The JSON line printed for one feed; {@code error} is null if the feed was read. */
  record SourceReport(
      String source,
      boolean ok,
      @Nullable String format,
      @Nullable String title,
      List<ObjectNode> articles,
      @Nullable String error) {}

  @Override
  public Integer call() {
    int failed = 0;
    int entries = 0;
    Set<String> articles = new HashSet<>();
    for (String source : sources) {
      SourceReport report = read(source);
      out.println(Json.MAPPER.writeValueAsString(report));
      if (!report.ok()) {
        failed++;
        err.println("vigie: " + source + ": " + report.error());
      }
      entries += report.articles().size();
      report.articles().forEach(item -> articles.add(item.path("id").stringValue()));
    }
    err.printf(
        "vigie: %s, %d failed; %s listed, %s (%s an article listed before)%n",
        Plural.of(sources.size(), "source"),
        failed,
        Plural.of(entries, "entry", "entries"),
        Plural.of(articles.size(), "article"),
        Plural.of(entries - articles.size(), "entry repeats", "entries repeat"));
    return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private SourceReport read(String source) {
    try {
      FeedSource read = FeedSource.read(source);
      return switch (parser.parse(read.body(), read.contentType(), read.base())) {
        case ParsedFeed feed -> {
          var articles = articles(read.base(), published(source, feed.entries()));
          yield new SourceReport(source, true, feed.format(), feed.title(), articles, null);
        }
        case ParseResult.Index(var parts) ->
            failure(
                source,
                "a sitemap index with %s; vigie run reads those that change"
                    .formatted(Plural.of(parts.size(), "part")));
        case Rejected(var reason, var detail) -> failure(source, reason.words() + ": " + detail);
      };
    } catch (IOException e) {
      return failure(source, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the entries without those that an agency forbids to publish now; says how many. */
  private List<FeedEntry> published(String source, List<FeedEntry> entries) {
    Instant now = InstantSource.system().instant();
    List<FeedEntry> free = entries.stream().filter(entry -> !entry.isHeld(now)).toList();
    if (free.size() < entries.size()) {
      int held = entries.size() - free.size();
      err.println("vigie: " + source + ": " + held + " embargoed or withdrawn, not shown");
    }
    return free;
  }

  private static SourceReport failure(String source, String error) {
    return new SourceReport(source, false, null, null, List.of(), error);
  }

  /** Converts feed entries to JSON, with the same article ids as in {@code vigie run}. */
  private static List<ObjectNode> articles(URI base, List<FeedEntry> entries) {
    List<ArticleDraft> drafts = ArticleDrafts.of(base, entries);
    List<ObjectNode> articles = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      FeedEntry entry = entries.get(i);
      ArticleDraft draft = drafts.get(i);
      articles.add(
          Json.MAPPER
              .createObjectNode()
              .put("id", draft.id())
              .put("url", draft.url())
              .put("link", draft.link())
              .put("title", entry.title())
              .put("summary", entry.summary())
              .put("text", entry.text())
              .putPOJO("authors", entry.authors())
              .putPOJO("categories", entry.categories())
              .put("published", entry.published() == null ? null : entry.published().toString())
              .put("publishedRaw", entry.publishedRaw())
              .put("guid", entry.guid())
              .put("language", entry.language()));
    }
    return articles;
  }

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
      try (InputStream in = Files.newInputStream(file)) {
        // why: one byte more than the parser takes is enough for it to say so.
        byte[] body = in.readNBytes(FeedParser.MAX_BODY + 1);
        return new FeedSource(body, null, file.toAbsolutePath().toUri());
      } catch (IOException e) {
        throw new IOException(reason(source, e), e);
      }
    }

    /** Says why a source that is no address of the web can't be read. */
    static String reason(String source, IOException failure) {
      return source.contains("://")
          ? "doesn't begin with http:// or https://"
          : UnreadableFile.reason(Path.of(source), failure);
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
}
