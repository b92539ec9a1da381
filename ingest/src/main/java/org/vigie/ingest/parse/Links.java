package org.vigie.ingest.parse;

import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what feeds write as a link into an address that can be fetched. */
final class Links {
  /** The longest link kept, in UTF-16 code units. */
  static final int MAX_LENGTH = 4_096;

  private static final String LEGAL = "-._~:/?#@!$&'()*+,;=%";
  private static final String BRACKETED = "[]";
  private static final Pattern LINE_BREAK = Pattern.compile("[\\t\\n\\r]\\s*");
  private static final Pattern WEB = Pattern.compile("(?i)https?");
  private static final int REDIRECTORS_IN_A_ROW = 3;

  /** Redirectors that carry their target: host and path, with the parameter that holds it. */
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
   * The absolute http or https address meant, unwrapped from redirectors.
   *
   * @param raw as written: with spaces, line breaks, illegal or international characters
   * @param base what a relative link is relative to
   * @return null when there is none, or it is of another scheme
   */
  static @Nullable URI resolve(String raw, URI base) {
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
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The same address with every character that a URI can't hold percent-encoded. */
  static String legal(String text) {
    String host = asciiHost(text);
    StringBuilder out = new StringBuilder(host.length() + 16);
    boolean inFragment = false;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean second = c == '#' && inFragment;
      inFragment |= c == '#';
      boolean brackets = BRACKETED.indexOf(c) >= 0 && isAuthority(host, i);
      boolean escape = c == '%' && !isEscape(host, i);
      if (!second && !escape && (isAlphanumeric(c) || LEGAL.indexOf(c) >= 0 || brackets)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c) && i + 1 < host.length()) {
        percent(host.substring(i, i + 2), out);
        i++;
      } else {
        percent(String.valueOf(c), out);
      }
    }
    return out.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isEscape(String text, int i) {
    return i + 2 < text.length()
        && Character.digit(text.charAt(i + 1), 16) >= 0
        && Character.digit(text.charAt(i + 2), 16) >= 0;
  }

  private static boolean isAuthority(String text, int i) {
    int start = text.indexOf("://");
    return start >= 0
        && i >= start + 3
        && text.substring(start + 3, i).chars().noneMatch(c -> c == '/' || c == '?' || c == '#');
  }

  private static void percent(String character, StringBuilder out) {
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(String.format(Locale.ROOT, "%02X", b));
    }
  }

  private static String asciiHost(String text) {
    int start = text.indexOf("://");
    if (start < 0) {
      return text;
    }
    int end = start + 3;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String host = text.substring(start + 3, end);
    boolean ascii = host.chars().allMatch(c -> c < 0x80);
    return ascii ? text : text.substring(0, start + 3) + IDN.toASCII(host) + text.substring(end);
  }

  private static @Nullable String target(URI link) {
    String host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
    String known = host.startsWith("www.google.") ? "www.google.com" : host;
    String parameter = REDIRECTORS.get(known + link.getRawPath());
    if (parameter == null || link.getRawQuery() == null) {
      return null;
    }
    for (String pair : link.getRawQuery().split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (name.equals(parameter) || (name.equals("q") && known.equals("www.google.com"))) {
        String value = decoded(pair.substring(equals + 1));
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
