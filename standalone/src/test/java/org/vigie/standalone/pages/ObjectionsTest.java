package org.vigie.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.permission.Visitor;
import org.vigie.ingest.visit.PageVisits;
import org.vigie.ingest.visit.PageVisits.Visit;
import org.vigie.standalone.pages.OutletHost.Answer;

/**
 * Visits pages of outlets that object in different ways, and checks the servers' own log: nothing
 * is asked for that an objection forbids, and no page twice.
 */
class ObjectionsTest {
  private static final String PAGE = "/2025/02/12/sommet";
  private static final String OTHER = "/prive/sommet";
  private static final String ARTICLE =
      "<html><head><title>Le sommet</title>%s</head><body><article><h1>Le sommet</h1>"
          + "<p>Des ministres et des chercheurs se sont réunis à Paris, pendant deux jours.</p>"
              .repeat(5)
          + "</article></body></html>";

  /** What happens to the page. */
  enum End {
    READ,
    NOT_ALLOWED,
    NO_PAGE
  }

  /** How the outlet answers, what becomes of the visit, and which pages may be asked for. */
  enum Outlet {
    ALLOWS_ALL(End.READ, PAGE),
    FORBIDS_US(End.NOT_ALLOWED),
    FORBIDS_OTHERS_ONLY(End.READ, PAGE),
    FORBIDS_ALL(End.NOT_ALLOWED),
    FORBIDS_THE_QUERY(End.NOT_ALLOWED),
    HAS_A_BROKEN_ROBOTS_FILE(End.NOT_ALLOWED),
    RESERVES_IN_A_FILE(End.NOT_ALLOWED),
    RESERVES_ANOTHER_PART(End.READ, PAGE),
    RESERVES_IN_A_HEADER(End.NOT_ALLOWED, PAGE),
    RESERVES_IN_A_META(End.NOT_ALLOWED, PAGE),
    SAYS_NOINDEX(End.NOT_ALLOWED, PAGE),
    SAYS_NOARCHIVE_IN_A_META(End.NOT_ALLOWED, PAGE),
    REDIRECTS_INTO_A_FORBIDDEN_PART(End.NOT_ALLOWED, PAGE),
    REDIRECTS_TO_A_HOST_THAT_OBJECTS(End.NOT_ALLOWED, PAGE),
    REFUSES(End.NO_PAGE, PAGE),
    HAS_LOST_THE_PAGE(End.NO_PAGE, PAGE),
    REDIRECTS_FOR_EVER(End.NO_PAGE, PAGE, OTHER);

    private final End end;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> allowed;

    Outlet(End end, String... allowed) {
      this.end = end;
      this.allowed = List.of(allowed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAskedForThatAnObjectionForbids(Outlet outlet) throws Exception {
    try (var host = new OutletHost(21);
        var stranger = new OutletHost(22);
        var fetcher = new FeedFetcher(InstantSource.system(), Limits.DEFAULT)) {
      open(host, stranger, outlet);
      var permissions = new Permissions(InstantSource.system(), fetcher.pages());
      var visitor = new Visitor("Vigie/1 (test)", true);
      var request = new PageRequest(URI.create(host.url(page(outlet))), FullText.AUTO, visitor);

      Visit visit = new PageVisits(fetcher.pages(), permissions).visit(request);

      assertThat(end(visit)).as("%s", visit).isEqualTo(outlet.end);
      assertThat(outlet.allowed).containsAll(host.pages());
      assertThat(stranger.pages()).isEmpty();
      if (outlet != Outlet.REDIRECTS_FOR_EVER) {
        assertThat(new HashSet<>(host.requests())).hasSameSizeAs(host.requests());
      }
    }
  }

  private static String page(Outlet outlet) {
    return outlet == Outlet.FORBIDS_THE_QUERY ? PAGE + "?full=1" : PAGE;
  }

  private static End end(Visit visit) {
    return switch (visit) {
      case Visit.Read _, Visit.Unchanged _ -> End.READ;
      case Visit.NotAllowed _ -> End.NOT_ALLOWED;
      case Visit.NoPage _ -> End.NO_PAGE;
    };
  }

  private static void open(OutletHost host, OutletHost stranger, Outlet outlet) {
    Answer article = Answer.html(ARTICLE.formatted(""));
    host.at("/robots.txt", robots(outlet));
    host.at(OTHER, article);
    host.at(PAGE, article);
    host.at(PAGE + "?full=1", article);
    stranger.at("/robots.txt", Answer.text("User-agent: *\nDisallow: /"));
    stranger.at(PAGE, article);
    switch (outlet) {
      case RESERVES_IN_A_FILE -> reserve(host, "/");
      case RESERVES_ANOTHER_PART -> reserve(host, "/prive/");
      case RESERVES_IN_A_HEADER -> host.at(PAGE, article.with("tdm-reservation", "1"));
      case RESERVES_IN_A_META -> host.at(PAGE, meta("tdm-reservation", "1"));
      case SAYS_NOINDEX -> host.at(PAGE, article.with("X-Robots-Tag", "noindex, nofollow"));
      case SAYS_NOARCHIVE_IN_A_META -> host.at(PAGE, meta("ROBOTS", "NOARCHIVE"));
      case REDIRECTS_INTO_A_FORBIDDEN_PART -> host.at(PAGE, Answer.status(301, "Location", OTHER));
      case REDIRECTS_TO_A_HOST_THAT_OBJECTS ->
          host.at(PAGE, Answer.status(302, "Location", stranger.url(PAGE)));
      case REFUSES -> host.at(PAGE, Answer.status(403));
      case HAS_LOST_THE_PAGE -> host.at(PAGE, Answer.status(410));
      case REDIRECTS_FOR_EVER -> {
        host.at(PAGE, Answer.status(302, "Location", OTHER));
        host.at(OTHER, Answer.status(302, "Location", PAGE));
      }
      case ALLOWS_ALL,
          FORBIDS_US,
          FORBIDS_OTHERS_ONLY,
          FORBIDS_ALL,
          FORBIDS_THE_QUERY,
          HAS_A_BROKEN_ROBOTS_FILE -> {}
    }
  }

  private static Answer robots(Outlet outlet) {
    return switch (outlet) {
      case FORBIDS_US -> Answer.text("User-agent: *\nAllow: /\n\nUser-agent: vigie\nDisallow: /");
      case FORBIDS_OTHERS_ONLY ->
          Answer.text("User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nCrawl-delay: 1\nAllow: /");
      case FORBIDS_ALL -> Answer.text("User-agent: *\nDisallow: /");
      case FORBIDS_THE_QUERY -> Answer.text("User-agent: *\nDisallow: /*?");
      case HAS_A_BROKEN_ROBOTS_FILE -> Answer.status(500);
      case REDIRECTS_INTO_A_FORBIDDEN_PART -> Answer.text("User-agent: *\nDisallow: /prive/");
      case ALLOWS_ALL,
          RESERVES_IN_A_FILE,
          RESERVES_ANOTHER_PART,
          RESERVES_IN_A_HEADER,
          RESERVES_IN_A_META,
          SAYS_NOINDEX,
          SAYS_NOARCHIVE_IN_A_META,
          REDIRECTS_TO_A_HOST_THAT_OBJECTS,
          REFUSES,
          HAS_LOST_THE_PAGE,
          REDIRECTS_FOR_EVER ->
          Answer.text("User-agent: *\nDisallow: /admin/");
    };
  }

  private static void reserve(OutletHost host, String location) {
    host.at(
        "/.well-known/tdmrep.json",
        Answer.text("[{\"location\": \"" + location + "\", \"tdm-reservation\": 1}]")
            .with("Content-Type", "application/json"));
  }

  private static Answer meta(String name, String content) {
    return Answer.html(
        ARTICLE.formatted("<meta name=\"" + name + "\" content=\"" + content + "\">"));
  }
}
