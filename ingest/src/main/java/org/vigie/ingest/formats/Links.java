package org.vigie.ingest.formats;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Characters;
import org.vigie.ingest.text.WrittenLink;

/** Turns links as written in feeds into URLs that can be fetched and shown. */
public final class Links {
  /** Maximum number of UTF-16 code units of a link. An estimate: servers accept up to 8,000. */
  private static final int MAX_LENGTH = 4_096;

  private static final Pattern LINE_BREAK = Pattern.compile("[\\t\\n\\r]\\s*");
  private static final Pattern WEB = Pattern.compile("(?i)https?");
  private static final Pattern WEB_START = Pattern.compile("(?i)\\s*https?://.*", Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("^((?:[A-Za-z0-9+.-]+:)?//)[^/?#\\s]*@");

  private static final Pattern DOTS = Pattern.compile("/\\.\\.?(?:/|$)");

  /** Matches the start of a URL with segments ".." that lead above its root. */
  private static final Pattern ABOVE_ROOT =
      Pattern.compile("^([^/]+//[^/?#]*)(?:/\\.\\.(?![^/?#]))+/?");

  /** Maximum number of redirectors inside each other. An estimate: real links have up to two. */
  private static final int REDIRECTORS_IN_A_ROW = 3;

  /** Maps a redirector's host and path to the query parameter that holds the target's URL. */
  private static final Map<String, String> REDIRECTORS =
      Map.of(
          "www.google.com/url", "url",
          "news.google.com/url", "url",
          "www.bing.com/news/apiclick.aspx", "url",
          "l.facebook.com/l.php", "u",
          "lm.facebook.com/l.php", "u",
          "www.youtube.com/redirect", "q",
          "out.reddit.com/", "url",
          "duckduckgo.com/l/", "uddg");

  /** The relations of links that RFC 4287 (4.2.7.2) lets a feed write as an address, too. */
  private static final String REGISTRY = "http://www.iana.org/assignments/relation/";

  /** Base of links that lack only a scheme. */
  private static final URI SECURE = URI.create("https:/");

  /** Base of links that must not be relative. */
  private static final URI NO_BASE = URI.create("about:blank");

  private Links() {}

  /**
   * Returns the absolute http or https URL of a link; for a redirector, the target's URL. A user
   * name and a password in the link are removed. If the link begins with a host, the URL has the
   * scheme of {@code base}.
   *
   * @param raw the link as written; may have spaces, line breaks, illegal and non-ASCII characters
   * @return null if the link is not a URL or has another scheme
   */
  public static @Nullable URI resolve(String raw, URI base) {
    URI link = absolute(raw, base);
    for (int i = 0; link != null && i < REDIRECTORS_IN_A_ROW; i++) {
      String target = target(link);
      URI unwrapped = target == null ? null : absolute(target, base);
      if (unwrapped == null) {
        return link;
      }
      link = unwrapped;
    }
    return link;
  }

  /** Returns the URL that {@link #resolve} gives for an absolute one; null for any other text. */
  public static @Nullable URI web(String text) {
    return WEB_START.matcher(text).matches() ? resolve(text, NO_BASE) : null;
  }

  /** Returns a URL without the user name and the password in it; any other text unchanged. */
  public static String withoutUser(String text) {
    return text.indexOf('@') < 0 ? text : USER.matcher(text).replaceFirst("$1");
  }

  /**
   * The base URLs of the relative links in a feed: {@code xml:base}, else the feed's URL. Resolves
   * the base of an element once for all its children. Not thread-safe.
   */
  static final class Bases {
    private final URI feed;
    private final IdentityHashMap<Element, URI> known = new IdentityHashMap<>();

    Bases(URI feed) {
      this.feed = feed;
    }

    URI of(Element element) {
      Element parent = element.parent();
      URI base = parent == null ? feed : once(parent);
      String given = element.attr("xml:base");
      URI resolved = given.isBlank() ? null : resolve(given, base);
      return resolved == null ? base : resolved;
    }

    private URI once(Element parent) {
      URI before = known.get(parent);
      URI base = before == null ? of(parent) : before;
      known.put(parent, base);
      return base;
    }
  }

  /** Returns the {@code rel} of a link in lower case; "alternate" if there is none. */
  static String relation(Element link) {
    String rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
    String name = rel.startsWith(REGISTRY) ? rel.substring(REGISTRY.length()) : rel;
    return name.isEmpty() ? "alternate" : name;
  }

  private static @Nullable URI absolute(String raw, URI base) {
    String oneLine = LINE_BREAK.matcher(raw.strip()).replaceAll("");
    String text = Characters.printable(oneLine).replace("&amp;", "&");
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    WrittenLink written = WrittenLink.of(text);
    // why: the base is a file's if a person reads one with `vigie feed`.
    boolean needsScheme = written.lacksScheme() && !isWeb(base);
    URI link = written.at(needsScheme ? SECURE : base);
    try {
      return link != null && isWeb(link) ? URI.create(withoutUser(withinRoot(link))) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Resolves the segments "." and ".."; drops ".." above the root, as WHATWG URL (4.4) says. */
  private static String withinRoot(URI link) {
    URI plain = DOTS.matcher(link.getRawPath()).find() ? link.normalize() : link;
    return ABOVE_ROOT.matcher(plain.toString()).replaceFirst("$1/");
  }

  /** Returns the target's URL as written in the link; null if the link is no redirector's. */
  private static @Nullable String target(URI link) {
    String host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
    String known = host.startsWith("www.google.") ? "www.google.com" : host;
    String parameter = REDIRECTORS.get(known + link.getRawPath());
    if (parameter == null || link.getRawQuery() == null) {
      return null;
    }
    for (String pair : link.getRawQuery().split("&")) {
      String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
      if (name.equals(parameter) || (name.equals("q") && known.equals("www.google.com"))) {
        String value = decoded(pair.substring(name.length() + 1));
        if (value.regionMatches(true, 0, "http", 0, 4)) {
          return value;
        }
      }
    }
    return null;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static boolean isWeb(URI link) {
    boolean web = link.getScheme() != null && WEB.matcher(link.getScheme()).matches();
    return web && link.getRawAuthority() != null;
  }
}
