package org.vigie.ingest.page;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.Links;
import org.vigie.ingest.text.NameWords;

/**
 * Other pages of the same article on the same host. Whoever wants one asks for permission first.
 *
 * @param amp the version for phones (AMP)
 * @param print the version to print, which has the article on one page
 * @param next the next page of an article that is cut into pages
 */
public record PageLinks(@Nullable URI amp, @Nullable URI print, @Nullable URI next) {
  /** Matches the number of a page in an address, as in "?page=2" or "/page/2/". */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:[?&;](?:page|p|pg|seite|pagina)=|[/_,-]page[/_,-])(\\d{1,2})(?=/?$|\\.\\w+$|&)");

  /** What an address with such a number holds, which is found faster. */
  private static final NameWords NAMES =
      NameWords.anywhere("page= p= pg= seite= pagina= page/ page_ page, page-");

  /** Matches a number at the end, which is a page's only if the link says so. */
  private static final Pattern BARE = Pattern.compile("[/_,-](\\d{1,2})(?=/?$|\\.\\w+$)");

  /** Maximum number of pages of an article. An estimate; later ones are not offered. */
  private static final int MAX_PAGES = 20;

  /** Returns another version of the same page; null if the page names none. */
  public @Nullable URI version() {
    return amp == null ? print : amp;
  }

  static PageLinks of(Declarations declared, URI url) {
    return new PageLinks(
        link(declared, url, "link[rel=amphtml]"),
        link(declared, url, "link[rel=alternate][media=print], a[rel=alternate][media=print]"),
        next(declared, url));
  }

  private static @Nullable URI link(Declarations declared, URI url, String css) {
    Element element = declared.first(css);
    return element == null ? null : sameHost(element.absUrl("href"), url);
  }

  /**
   * Returns the next page. "Next" can also mean the next article, so that the address must be this
   * one with the number after this page's.
   */
  private static @Nullable URI next(Declarations declared, URI url) {
    for (Element each : declared.links()) {
      boolean isSaid = each.attr("rel").toLowerCase(Locale.ROOT).contains("next");
      boolean isAnchor = each.nameIs("a");
      if (!isSaid && !(isAnchor && isNamed("/" + each.attr("href")))) {
        continue; // why: pages have hundreds of links, and resolving them takes time.
      }
      URI link = sameHost(each.absUrl("href"), url);
      boolean isNamed = link != null && NAMED.matcher(link.toString()).find();
      Pattern style = isNamed ? NAMED : BARE;
      if (link != null && (isNamed || isSaid) && isNext(style, link, url)) {
        // why: a number in the address of the first page is that of the article.
        boolean isKnown = number(style, link) == 2 || leadsTo(first(style, link), declared, url);
        return isKnown ? link : null;
      }
    }
    return null;
  }

  /** Returns true if a link is this page's with number 2, or with this page's number and one. */
  private static boolean isNext(Pattern style, URI link, URI url) {
    int number = number(style, link);
    return number == 2
        ? first(style, link).equals(withoutSlash(url))
        : number <= MAX_PAGES
            && number == number(style, url) + 1
            && first(style, link).equals(first(style, url));
  }

  private static boolean isNamed(String address) {
    return NAMES.in(address) && NAMED.matcher(address).find();
  }

  private static boolean leadsTo(String first, Declarations declared, URI url) {
    return declared.links().stream()
        .map(each -> sameHost(each.absUrl("href"), url))
        .anyMatch(link -> link != null && withoutSlash(link).equals(first));
  }

  private static String withoutSlash(URI url) {
    return url.toString().replaceFirst("/$", "");
  }

  private static int number(Pattern style, URI url) {
    Matcher m = style.matcher(url.toString());
    return m.find() ? Integer.parseInt(m.group(1)) : 0;
  }

  private static String first(Pattern style, URI url) {
    return style.matcher(url.toString()).replaceFirst("").replaceFirst("/$", "");
  }

  private static @Nullable URI sameHost(String href, URI url) {
    URI link = href.isBlank() ? null : Links.resolve(href, url);
    boolean isSame =
        link != null
            && link.getHost() != null
            && link.getHost().equalsIgnoreCase(url.getHost())
            && link.getPort() == url.getPort()
            && !link.equals(url);
    return isSame ? link : null;
  }
}
