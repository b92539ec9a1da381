package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Json;
import org.vigie.ingest.identity.EntryIdentity;
import org.vigie.ingest.parse.FeedEntry;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.parse.ParseResult.Parsed;
import org.vigie.ingest.parse.ParseResult.Rejected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code vigie feed}: what a feed gives. */
@Command(
    name = "feed",
    description = {
      "Show what a feed gives: one JSON line per source,",
      "{\"source\",\"ok\",\"format\",\"title\",\"articles\":[…],\"error\"}."
    })
public final class FeedCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE|URL", description = "feeds, as files or addresses")
  private List<String> sources = List.of();

  private final PrintStream out;
  private final PrintStream err;
  private final FeedParser parser = new FeedParser();
  private final SourceReader reader;

  FeedCommand(PrintStream out, PrintStream err, SourceReader reader) {
    this.out = out;
    this.err = err;
    this.reader = reader;
  }

  /** One line of the answer; {@code error} is null when {@code ok}. */
  record Line(
      String source,
      boolean ok,
      @Nullable String format,
      @Nullable String title,
      List<Item> articles,
      @Nullable String error) {}

  /** An entry of the feed, as the article it is. */
  record Item(
      String id,
      String url,
      String link,
      String title,
      String summary,
      String text,
      List<String> authors,
      List<String> categories,
      @Nullable String published,
      @Nullable String publishedRaw,
      @Nullable String guid,
      @Nullable String language) {}

  @Override
  public Integer call() {
    int failed = 0;
    int entries = 0;
    Set<String> articles = new HashSet<>();
    for (String source : sources) {
      Line line = read(source);
      out.println(Json.MAPPER.writeValueAsString(line));
      if (!line.ok()) {
        failed++;
        err.println("vigie: " + source + ": " + line.error());
      }
      entries += line.articles().size();
      line.articles().forEach(item -> articles.add(item.id()));
    }
    err.printf(
        "vigie: %d sources, %d failed; %d entries listed, %d articles (%d entries repeat an article"
            + " listed before)%n",
        sources.size(), failed, entries, articles.size(), entries - articles.size());
    return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private Line read(String source) {
    try {
      SourceReader.Source read = reader.read(source);
      return switch (parser.parse(read.body(), read.contentType(), read.base())) {
        case Parsed(var feed) ->
            new Line(
                source,
                true,
                feed.format(),
                feed.title(),
                items(read.base(), feed.entries()),
                null);
        case Rejected(var reason, var detail) -> failure(source, reason + ": " + detail);
      };
    } catch (NoSuchFileException e) {
      return failure(source, "no such file");
    } catch (IOException e) {
      return failure(source, String.valueOf(e.getMessage()));
    }
  }

  private static Line failure(String source, String error) {
    return new Line(source, false, null, null, List.of(), error);
  }

  private static List<Item> items(URI base, List<FeedEntry> entries) {
    List<EntryIdentity> identities = EntryIdentity.of(base, entries);
    List<Item> items = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      FeedEntry entry = entries.get(i);
      EntryIdentity identity = identities.get(i);
      items.add(
          new Item(
              identity.article(),
              identity.url(),
              identity.link(),
              entry.title(),
              entry.summary(),
              entry.text(),
              entry.authors(),
              entry.categories(),
              entry.published() == null ? null : entry.published().toString(),
              entry.publishedRaw(),
              entry.guid(),
              entry.language()));
    }
    return items;
  }

  /** Where a feed is read from. */
  interface SourceReader {
    /**
     * @param body as received; nobody changes it
     * @param base what relative links are resolved against
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Source(byte[] body, @Nullable String contentType, URI base) {}

    /**
     * @throws IOException with a reason for people when there is nothing to read
     */
    Source read(String source) throws IOException;

    /** A file on disk. */
    static Source file(Path file) throws IOException {
      return new Source(Files.readAllBytes(file), null, file.toAbsolutePath().toUri());
    }
  }
}
