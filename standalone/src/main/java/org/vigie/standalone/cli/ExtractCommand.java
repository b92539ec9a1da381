package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.FullText;
import org.vigie.events.topics.Json;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.page.Page;
import org.vigie.ingest.page.PageArticle;
import org.vigie.ingest.page.PageArticle.Sourced;
import org.vigie.ingest.page.PageContent;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Statement;
import org.vigie.ingest.permission.Visitor;
import org.vigie.ingest.visit.PageVisits;
import org.vigie.ingest.visit.PageVisits.Visit;
import org.vigie.standalone.options.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie extract}: may a page be read, and what of it is the article? */
@Command(name = "extract")
public final class ExtractCommand implements Callable<Integer> {
  private static final String USER_AGENT = "Vigie/1";

  @Parameters(arity = "1..*", paramLabel = "FILE|URL", descriptionKey = "pages")
  private List<String> sources = List.of();

  @Option(names = "--json", descriptionKey = "vigie.extract.json")
  private boolean isJson;

  @Option(names = "--agreed", descriptionKey = "vigie.extract.agreed")
  private boolean isAgreed;

  private final PrintStream out;
  private final PrintStream err;

  ExtractCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** What is printed of one page; {@code error} is null if its article was read. */
  record PageReport(
      String source,
      boolean ok,
      List<Statement> permission,
      @Nullable PageArticle article,
      @Nullable String error) {}

  @Override
  public Integer call() throws InterruptedException {
    int failed = 0;
    try (var fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT)) {
      var visits =
          new PageVisits(fetcher.pages(), new Permissions(InstantSource.system(), fetcher.pages()));
      for (String source : sources) {
        PageReport report = report(source, visits);
        print(report);
        if (!report.ok()) {
          failed++;
          err.println("vigie: " + source + ": " + report.error());
        }
      }
    }
    return failed == 0 ? Exit.DONE : Exit.SOME_FAILED;
  }

  private PageReport report(String source, PageVisits visits) throws InterruptedException {
    try {
      if (source.startsWith("http://") || source.startsWith("https://")) {
        var url = new URI(source);
        return url.getHost() == null ? failure(source, "names no host") : visit(url, visits);
      }
      Path file = Path.of(source);
      return ofContent(source, List.of(), read(file));
    } catch (IOException e) { // a page's failures are no exceptions
      return failure(source, FeedCommand.FeedSource.reason(source, e));
    } catch (URISyntaxException | InvalidPathException e) {
      return failure(source, "is not an address");
    }
  }

  private static PageContent read(Path file) throws IOException {
    byte[] body;
    try (var in = Files.newInputStream(file)) {
      // why: one byte more than a page may have, so that a larger file is named as such.
      body = in.readNBytes(PageFetcher.MAX_PAGE + 1);
    }
    return switch (Page.open(body, null, file.toAbsolutePath().toUri())) {
      case Page page -> page.article();
      case Unreadable unreadable -> unreadable;
    };
  }

  private PageReport visit(URI url, PageVisits visits) throws InterruptedException {
    // why: true allows addresses in private networks, because a person typed this URL.
    var visitor = new Visitor(USER_AGENT, true);
    FullText fullText = isAgreed ? FullText.AGREED : FullText.AUTO;
    Visit visit = visits.visit(new PageRequest(url, fullText, visitor));
    List<Statement> permission = visit.decision().statements();
    String source = url.toString();
    return switch (visit) {
      case Visit.Read(_, _, PageContent content, _) -> ofContent(source, permission, content);
      case Visit.NotAllowed _ -> {
        Statement last = permission.getLast();
        String error = "may not be read: " + last.where() + ": " + last.words();
        yield new PageReport(source, false, permission, null, error);
      }
      case Visit.NoPage(_, String detail, _, _) ->
          new PageReport(source, false, permission, null, detail);
      case Visit.Unchanged _ -> new PageReport(source, false, permission, null, "unchanged");
    };
  }

  private static PageReport ofContent(
      String source, List<Statement> permission, PageContent content) {
    return switch (content) {
      case PageArticle article -> new PageReport(source, true, permission, article, null);
      case Unreadable(var _, String detail, _) ->
          new PageReport(source, false, permission, null, detail);
    };
  }

  private static PageReport failure(String source, String error) {
    return new PageReport(source, false, List.of(), null, error);
  }

  private void print(PageReport report) {
    if (isJson) {
      out.println(Json.MAPPER.writeValueAsString(report));
      return;
    }
    out.println(report.source());
    report.permission().forEach(each -> out.println("  " + each.where() + ": " + each.words()));
    PageArticle article = report.article();
    if (article != null) {
      line("title", article.title());
      line("authors", article.authors());
      line("published", article.published());
      line("modified", article.modified());
      line("section", article.section());
      line("language", article.language());
      line("free", article.free());
      line("canonical", article.canonical());
      line("agency", article.agency());
      link("next page", article.links().next());
      link("AMP", article.links().amp());
      link("to print", article.links().print());
      out.println("  text, from " + article.text().from() + ":");
      out.println();
      out.println(article.text().value());
      out.println();
    }
  }

  private void link(String name, @Nullable URI to) {
    if (to != null) {
      out.println("  " + name + ": " + to);
    }
  }

  private void line(String name, @Nullable Sourced<?> value) {
    if (value != null) {
      out.println("  " + name + ": " + value.value() + "  (" + value.from() + ")");
    }
  }
}
