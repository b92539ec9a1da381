package org.vigie.ingest.formats;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Characters;

/** Turns links as written in feeds into URLs that can be fetched. */
public final class Links {
  /** Maximum number of UTF-16 code units of a link. An estimate: servers accept up to 8,000. */
  private static final int MAX_LENGTH = 4_096;

  /** Matches what may need percent-encoding, such as spaces, é, # and % without two digits. */
  private static final Pattern ILLEGAL =
      Pattern.compile("%(?![0-9a-fA-F]{2})|[^-._~:/?#@!$&'()*+,;=%A-Za-z0-9]|#");

  private static final Pattern HOST = Pattern.compile("(?<=://)[^/?#]*");
  private static final Pattern LINE_BREAK = Pattern.compile("[\\t\\n\\r]\\s*");
  private static final Pattern WEB = Pattern.compile("(?i)https?");

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

  private Links() {}

  /**
   * Returns the absolute http or https URL of a link; for a redirector, the target's URL.
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

  /** Returns the base URL of an element's relative links: {@code xml:base}, else the feed URL. */
  static URI base(Element element, URI feed) {
    Element parent = element.parent();
    URI base = parent == null ? feed : base(parent, feed);
    String given = element.attr("xml:base");
    URI resolved = given.isBlank() ? null : resolve(given, base);
    return resolved == null ? base : resolved;
  }

  private static @Nullable URI absolute(String raw, URI base) {
    String oneLine = LINE_BREAK.matcher(raw.strip()).replaceAll("");
    String text = Characters.printable(oneLine).replace("&amp;", "&");
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      URI link = base.resolve(new URI(legal(text)));
      boolean web = link.getScheme() != null && WEB.matcher(link.getScheme()).matches();
      return web && link.getRawAuthority() != null ? link : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the URL with an ASCII host, and with illegal characters encoded as in {@code %20}. */
  private static String legal(String text) {
    String ascii =
        isAscii(text)
            ? text
            : HOST.matcher(text).replaceFirst(m -> Matcher.quoteReplacement(ascii(m.group())));
    Matcher host = HOST.matcher(ascii);
    boolean hasHost = host.find();
    int fragment = ascii.indexOf('#');
    return ILLEGAL
        .matcher(ascii)
        .replaceAll(
            m -> {
              boolean inHost = hasHost && m.start() >= host.start() && m.start() < host.end();
              boolean legal = m.start() == fragment || (inHost && "[]".contains(m.group()));
              return legal ? m.group() : percentEncoded(m.group());
            });
  }

  private static String ascii(String host) {
    return isAscii(host) ? host : IDN.toASCII(host);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

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
}
