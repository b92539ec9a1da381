package org.vigie.alerts.words;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes text from outside safe to show on one line. */
public final class Lines {
  // why: a non-breaking space stays; French sets it before a colon and inside quotation marks.
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\t-\\r\\x1c-\\x1f\\x85&&[^\\xa0]]");

  // why: joiners (200c, 200d) make up emoji and some scripts; all other control and format
  // characters, unpaired surrogates and private characters can mislead.
  private static final Pattern HIDDEN = Pattern.compile("[\\p{C}&&[^\\u200c\\u200d]]");

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  /** Chosen: longer than links of articles are, and below the limits of all channels. */
  private static final int LONGEST_LINK = 1500;

  private Lines() {}

  /** Puts a text on one line: removes hidden characters and collapses white space. */
  public static String clean(String text) {
    String visible = HIDDEN.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("");
    return SPACES.matcher(visible).replaceAll(" ").strip();
  }

  /** Keeps {@code most} code points, an ellipsis included; cuts between words if possible. */
  public static String shorten(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most - 1);
    int space = text.lastIndexOf(' ', end);
    return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + "…";
  }

  /** Joins the parts that aren't empty with a middle dot. */
  public static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  /**
   * A link for messages: http or https, with a host, and without characters that end a link. Null
   * for anything else.
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
