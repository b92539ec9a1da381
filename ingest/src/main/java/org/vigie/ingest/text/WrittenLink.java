package org.vigie.ingest.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link as written in a feed or by a server, split into parts as RFC 3986 (appendix B) does.
 *
 * @param scheme the part before the first colon; null if there is none
 * @param authority host and port, perhaps with a user; null if there is none
 * @param rest path, query and fragment
 */
public record WrittenLink(@Nullable String scheme, @Nullable String authority, String rest) {
  private static final Pattern PARTS =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?(.*)", Pattern.DOTALL);

  /** Matches a link that begins with a name such as {@code www.example.org} and perhaps a port. */
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "([-.A-Za-z0-9\\x{80}-\\x{10FFFF}]{1,253})(?::\\d{1,5})?([/?#].*)?", Pattern.DOTALL);

  private static final Pattern WWW = Pattern.compile("(?i)www\\.[^.]+\\.[^.].*");
  private static final Pattern PORT = Pattern.compile("(?::\\d{0,5})?");

  private static final Pattern NOT_ASCII = Pattern.compile("[\\x80-\\xff]+");

  private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

  /** Matches what must be percent-encoded, such as spaces, é, # and % without two digits. */
  private static final Pattern ILLEGAL =
      Pattern.compile("%(?![0-9a-fA-F]{2})|[^-._~:/?#@!$&'()*+,;=%A-Za-z0-9]|#");

  /** Splits a link, which may begin with a host alone: {@code www.example.org/a}. */
  public static WrittenLink of(String text) {
    return reference(beginsWithHost(text) ? "//" + text : text);
  }

  /** Splits the link in a response's header, of which each character is one byte. */
  public static WrittenLink ofHeader(String value) {
    // why: most servers send UTF-8, and browsers send back other bytes as they are, too.
    return reference(
        NOT_ASCII
            .matcher(value)
            .replaceAll(m -> URLEncoder.encode(m.group(), StandardCharsets.ISO_8859_1)));
  }

  // why: a backslash before the query counts as a slash, as in browsers.
  private static WrittenLink reference(String text) {
    Matcher m = PARTS.matcher(slashed(text));
    if (!m.matches()) {
      throw new IllegalStateException("the pattern matches any text");
    }
    return new WrittenLink(m.group(1), m.group(2), m.group(3));
  }

  /** True if it has no scheme, but the host of another site, as in {@code //example.org/a}. */
  public boolean lacksScheme() {
    return scheme == null && authority != null;
  }

  /**
   * Returns the link as a legal URI reference: without user name and password, with an ASCII host,
   * and with illegal characters encoded as in {@code %20}.
   *
   * @return null if no host can have the given name
   */
  public @Nullable String legal() {
    String start = scheme == null ? "" : scheme + ":";
    if (authority == null) {
      return start + encoded(rest);
    }
    String host = host(authority);
    return host == null ? null : start + "//" + host + encoded(rest);
  }

  /** Returns the URL that a base and the link make; null if they make none. */
  public @Nullable URI at(URI base) {
    String legal = legal();
    if (legal == null) {
      return null;
    }
    // why: java.net.URI follows RFC 2396, in which a query alone takes the place of the last
    // segment of the path.
    boolean isQuery = legal.startsWith("?") && base.getRawAuthority() != null;
    String start = isQuery ? QUERY.matcher(base.toString()).replaceFirst("") : "";
    try {
      return base.resolve(new URI(start + legal));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String slashed(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    int path = 0;
    while (path < text.length() && "?#".indexOf(text.charAt(path)) < 0) {
      path++;
    }
    return text.substring(0, path).replace('\\', '/') + text.substring(path);
  }

  // why: "news.example/a" could be a relative path, too, but folders are not named like domains.
  // A file is: "index.pl" has a suffix of Poland. So a name alone needs its "www".
  private static boolean beginsWithHost(String text) {
    Matcher m = NAME_FIRST.matcher(text);
    if (!m.matches()) {
      return false;
    }
    String name = m.group(1);
    boolean hasPath = m.group(2) != null && m.group(2).startsWith("/");
    return WWW.matcher(name).matches() || (hasPath && HostName.isListed(name));
  }

  /** Returns host and port without the user, the host in ASCII; null if there is no such host. */
  private static @Nullable String host(String authority) {
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    if (place.startsWith("[")) {
      return place; // An IPv6 address; java.net.URI checks it.
    }
    int colon = place.indexOf(':');
    String port = colon < 0 ? "" : place.substring(colon);
    String name = colon < 0 ? place : place.substring(0, colon);
    String ascii = HostName.ascii(name);
    if (ascii == null || !PORT.matcher(port).matches()) {
      return null;
    }
    return (ascii.equalsIgnoreCase(name) ? name : ascii) + port;
  }

  private static String encoded(String rest) {
    int fragment = rest.indexOf('#');
    return ILLEGAL
        .matcher(rest)
        .replaceAll(m -> m.start() == fragment ? "#" : percentEncoded(m.group()));
  }

  private static String percentEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
