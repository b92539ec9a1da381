package org.vigie.ingest.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.vigie.ingest.fetch.PageFetcher;
import org.vigie.ingest.fetch.PageFetcher.PageReply;
import org.vigie.ingest.formats.Links;

/** Reads the lines {@code Sitemap:} of a site's robots.txt. */
record RobotsSitemaps(PageFetcher files, String userAgent) {
  /** Maximum number of sitemaps. An estimate: large sites name ten. */
  private static final int MAX_SITEMAPS = 20;

  private static final String FIELD = "sitemap:";

  /** Number of redirects that RFC 9309 (2.3.1.2) asks to follow. */
  private static final int MAX_REDIRECTS = 5;

  /** Returns the sitemaps that the robots.txt of an address's host names, perhaps none. */
  List<URI> of(URI site, Predicate<URI> mayBePrivate) throws InterruptedException {
    URI url = site.resolve("/robots.txt");
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      switch (files.file(url, userAgent, mayBePrivate.test(url))) {
        case PageReply.Answer answer -> {
          return sitemaps(new String(answer.body(), UTF_8), url);
        }
        case PageReply.Redirect(URI to) -> url = to;
        case PageReply.Unanswered _ -> {
          return List.of();
        }
      }
    }
    return List.of();
  }

  static List<URI> sitemaps(String robots, URI base) {
    List<URI> found = new ArrayList<>();
    for (String line : robots.split("\\R")) {
      String field = line.replace("\ufeff", "").strip();
      if (field.regionMatches(true, 0, FIELD, 0, FIELD.length())) {
        URI url = Links.resolve(field.substring(FIELD.length()).split("#", 2)[0], base);
        if (url != null && found.size() < MAX_SITEMAPS) {
          found.add(url);
        }
      }
    }
    return found;
  }
}
