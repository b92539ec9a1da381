package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Json;
import org.vigie.ingest.article.ArticleDraft;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult.Rejected;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;
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
        "vigie: %d sources, %d failed; %d entries listed, %d articles (%d entries repeat an article"
            + " listed before)%n",
        sources.size(), failed, entries, articles.size(), entries - articles.size());
    return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private SourceReport read(String source) {
    try {
      FeedSource read = FeedSource.read(source);
      return switch (parser.parse(read.body(), read.contentType(), read.base())) {
        case ParsedFeed feed -> {
          var articles = articles(read.base(), feed.entries());
          yield new SourceReport(source, true, feed.format(), feed.title(), articles, null);
        }
        case Rejected(var reason, var detail) -> failure(source, reason.words() + ": " + detail);
      };
    } catch (IOException e) {
      return failure(source, String.valueOf(e.getMessage()));
    }
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
}
