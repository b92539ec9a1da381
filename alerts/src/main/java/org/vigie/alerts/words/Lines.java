package org.vigie.alerts.words;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes text from feeds safe to show on one line. */
public final class Lines {
  // why: non-breaking spaces are kept. French needs them before a colon and in quotation marks.
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\t-\\r\\x1c-\\x1f\\x85&&[^\\xa0]]");

  // why: joiners (200c, 200d) are part of emoji and of some scripts. All other control and format
  // characters, unpaired surrogates and private characters can mislead a reader.
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}&&[^\\u200c\\u200d]]");

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** Maximum characters of a link. An estimate: all channels allow it, and few links are longer. */
  private static final int LONGEST_LINK = 1500;

  private Lines() {}

  /** Removes hidden characters from a text and replaces each run of white space by one space. */
  public static String clean(String text) {
    String visible = HIDDEN.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** Cuts a text to {@code most} code points, ellipsis included, between words if possible. */
  public static String shorten(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most - 1);
    int space = text.lastIndexOf(' ', end);
    return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + "…";
  }

  /** Joins the parts with a middle dot ({@code a · b}), without the empty parts. */
  public static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  /**
   * Returns an http or https address in ASCII; null if the text is no such address, has no host or
   * is too long. Escapes {@code |}, which ends a link in Slack.
   */
  public static @Nullable String link(String url) {
    try {
      var uri = new URI(clean(url).replace("|", "%7C"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      String ascii = uri.toASCIIString();
      return web && uri.getRawAuthority() != null && ascii.length() <= LONGEST_LINK ? ascii : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
