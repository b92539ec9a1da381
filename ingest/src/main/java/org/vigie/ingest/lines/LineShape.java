package org.vigie.ingest.lines;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.vigie.ingest.text.ElementText;
import org.vigie.ingest.text.Tree;

/** What the markup of a line, and its last character, tell about it. */
public final class LineShape {
  /** What ends sentences, quotations and remarks. */
  private static final String ENDS = ".!?…:;,\"”»’'“)。！？";

  private static final String SENTENCES = ".!?…”»\"。！？";

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> BOLD = Set.of("strong", "b");
  private static final Set<String> SLANTED = Set.of("em", "i", "small");

  private static final Set<String> QUOTED = Set.of("blockquote", "q", "li", "dd", "td");

  private LineShape() {}

  /** Returns true for a line that is no heading and ends no sentence. */
  public static boolean isLabel(Element line, String words) {
    return isUnended(words) && !isHeading(line) && !isWholly(line, BOLD);
  }

  /** Returns true for a line with all its text in italics or small letters. */
  public static boolean isSlanted(Element line) {
    return isWholly(line, SLANTED);
  }

  /** Returns true for several inline parts in a row, with no other text, that end no sentence. */
  public static boolean isOfParts(Element line) {
    int parts = 0;
    for (Node node : line.childNodes()) {
      if (node instanceof TextNode text) {
        if (text.getWholeText().codePoints().anyMatch(Character::isLetterOrDigit)) {
          return false;
        }
      } else if (node instanceof Element part && Tree.hasText(part)) {
        parts++;
      }
    }
    return parts > 1 && isUnended(ElementText.of(line)) && !isHeading(line);
  }

  /** Returns true for a line of a quotation or a list. */
  public static boolean isQuoted(Element line) {
    for (Element at = line; at != null; at = at.parent()) {
      if (QUOTED.contains(at.normalName())) {
        return true;
      }
    }
    return false;
  }

  /** Returns true for words that end a sentence. */
  public static boolean isWhole(String words) {
    return !words.isEmpty() && SENTENCES.indexOf(words.charAt(words.length() - 1)) >= 0;
  }

  private static boolean isUnended(String words) {
    return !words.isEmpty() && ENDS.indexOf(words.charAt(words.length() - 1)) < 0;
  }

  private static boolean isHeading(Element line) {
    for (Element at = line; at != null; at = at.parent()) {
      if (HEADINGS.contains(at.normalName())) {
        return true;
      }
    }
    return !Tree.named(line, HEADINGS).isEmpty();
  }

  private static boolean isWholly(Element line, Set<String> names) {
    if (names.contains(line.normalName())) {
      return true;
    }
    boolean hasPart = false;
    for (Node node : line.childNodes()) {
      if (node instanceof TextNode text && !text.isBlank()) {
        return false;
      }
      if (node instanceof Element part && Tree.hasText(part)) {
        if (!isWholly(part, names)) {
          return false;
        }
        hasPart = true;
      }
    }
    return hasPart;
  }
}
