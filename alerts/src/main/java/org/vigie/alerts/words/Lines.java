package org.vigie.alerts.words;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes text from outside fit to be shown on one line. */
public final class Lines {
  private static final String DOTS = "…";
  private static final int LONGEST_LINK = 1500;
  private static final int NEXT_LINE = 0x85;

  /** French sets it before and inside its quotation marks; it stays. */
  private static final int NO_BREAK = 0xa0;

  private Lines() {}

  /**
   * On one line: white space collapsed; control characters, marks that turn the direction of text,
   * unpaired surrogates and private characters taken out.
   */
  public static String clean(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isSpace(c) ? ' ' : c)
        .filter(Lines::isShown)
        .filter(c -> c != ' ' || !endsInSpace(line))
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static boolean endsInSpace(StringBuilder line) {
    return line.isEmpty() || line.charAt(line.length() - 1) == ' ';
  }

  private static boolean isSpace(int c) {
    return c != NO_BREAK
        && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE);
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // why: joiners make up emoji and some scripts; all other format characters can mislead.
      case Character.FORMAT -> c == '\u200c' || c == '\u200d';
      default -> true;
    };
  }

  /** At most so many code points, cut at a word where one is near, with an ellipsis. */
  public static String shorten(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most - 1);
    int space = text.lastIndexOf(' ', end);
    return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + DOTS;
  }

  /** The parts that aren't empty, separated by a middle dot. */
  public static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }

  /**
   * A link that can be put into a message: http or https, with a host, and no character that ends a
   * link anywhere. Null when it isn't one.
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
