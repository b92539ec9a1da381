package org.vigie.ingest.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the markup of an XML text: all that begins with "<", and the attributes, but nothing in
 * CDATA. Takes linear time and no memory. After the first tag that is ill-formed, ends of tags and
 * sections are uncertain. From there on, "<" counts in CDATA, too, as do characters before which an
 * attribute may begin. So the library jsoup never makes more nodes than are counted here, plus a
 * text in front of each.
 */
final class XmlSize {
  private static final String CDATA = "<![CDATA[";

  /**
   * Matches a DOCTYPE without declarations of its own, of at most {@link #MAX_DOCTYPE} characters.
   */
  private static final Pattern DOCTYPE =
      Pattern.compile("(?i)<!DOCTYPE(?:[^\\[<>\"']|\"[^\\[<>\"]*\"|'[^\\[<>']*')*>");

  private static final int MAX_DOCTYPE = 500;

  /** The characters that the library jsoup takes for white space in tags. */
  private static final String WHITE = " \t\n\r\f";

  private final String xml;
  private boolean certain;
  private int nodes;
  private int longest;

  private XmlSize(String xml) {
    this.xml = xml;
    // why: jsoup takes this character for the end of the text, and leaves a tag there.
    this.certain = xml.indexOf('\uffff') < 0;
  }

  /** Returns the size of the tree that the text would become. Accepts any text. */
  static TreeSize of(String xml) {
    return new XmlSize(xml).size();
  }

  private TreeSize size() {
    int end = 0;
    int at = xml.indexOf('<');
    while (at >= 0 && nodes <= TreeSize.MAX_NODES) {
      nodes++;
      longest = Math.max(longest, at - end);
      int after = certain ? afterMarkup(at) : -1;
      certain = after >= 0;
      end = certain ? after : afterUncertain(at);
      at = xml.indexOf('<', end);
    }
    return new TreeSize(nodes, Math.max(longest, xml.length() - end));
  }

  /** Returns the index after the markup that begins at an index; -1 if it is ill-formed. */
  private int afterMarkup(int at) {
    if (xml.startsWith(CDATA, at)) {
      int close = xml.indexOf("]]>", at);
      int end = close < 0 ? xml.length() : close + 3;
      longest = Math.max(longest, end - at);
      return end;
    }
    if (xml.startsWith("<!--", at)) {
      return afterComment(at + 2);
    }
    char next = charAt(at + 1);
    if (next == '/' || next == '?') {
      int end = isLetter(charAt(at + 2)) ? afterTag(at + 2) : -1;
      // why: jsoup ends an instruction at "?>" alone, and takes any other markup before it for
      // text.
      return next == '?' && end > 0 && charAt(end - 2) != '?' ? -1 : end;
    }
    return next == '!' ? afterDoctype(at) : isLetter(next) ? afterTag(at + 1) : at + 1;
  }

  private int afterDoctype(int at) {
    int most = Math.min(xml.length(), at + MAX_DOCTYPE);
    Matcher doctype = DOCTYPE.matcher(xml).region(at, most);
    return doctype.lookingAt() ? doctype.end() : -1;
  }

  /** Returns the index after a comment, which ends with {@code -->} or {@code --!>}. */
  private int afterComment(int from) {
    for (int i = xml.indexOf("--", from); i >= 0; i = xml.indexOf("--", i + 1)) {
      // why: the first hyphens can be part of the end in <!--> and <!--->, but not in <!--!>.
      int end = i >= from + 2 && charAt(i + 2) == '!' ? i + 3 : i + 2;
      if (charAt(end) == '>') {
        return end + 1;
      }
    }
    return xml.length();
  }

  private int afterTag(int name) {
    int i = afterName(name);
    while (i >= 0 && i < xml.length()) {
      char c = xml.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (isWhite(c) || c == '/' || (c == '?' && charAt(i + 1) == '>')) {
        nodes += c == '?' ? 1 : 0;
        i++;
      } else if ("\"'<=?".indexOf(c) >= 0) {
        return -1;
      } else {
        nodes++;
        i = afterAttribute(i);
      }
    }
    return -1;
  }

  /** Returns the index after an attribute that begins at an index; -1 if it is ill-formed. */
  private int afterAttribute(int from) {
    int name = afterName(from);
    int i = afterWhite(name);
    if (charAt(i) != '=') {
      return name;
    }
    i = afterWhite(i + 1);
    char quote = charAt(i);
    if (quote == '"' || quote == '\'') {
      int close = xml.indexOf(quote, i + 1);
      return close < 0 ? -1 : close + 1;
    }
    for (; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (isWhite(c) || c == '>') {
        return i;
      }
      if ("\"'<=`".indexOf(c) >= 0) {
        return -1;
      }
    }
    return -1;
  }

  private int afterName(int from) {
    int i = from;
    while (i < xml.length() && !endsName(xml.charAt(i))) {
      i++;
    }
    return i;
  }

  private int afterWhite(int from) {
    int i = from;
    while (isWhite(charAt(i))) {
      i++;
    }
    return i;
  }

  /** Counts all attributes that may begin before the next "<"; returns its index. */
  private int afterUncertain(int at) {
    int separators = 0;
    int inTag = -1;
    boolean quoted = false;
    int i = at + 1;
    for (; i < xml.length() && xml.charAt(i) != '<'; i++) {
      char c = xml.charAt(i);
      boolean quote = c == '"' || c == '\'';
      quoted |= quote;
      inTag = c == '>' && inTag < 0 ? separators : inTag;
      separators += quote || c == '/' || c == '?' || isWhite(c) ? 1 : 0;
    }
    // why: with a quote, the first ">" may be part of a value. Without one, it ends the tag.
    nodes += quoted || inTag < 0 ? separators : inTag;
    longest = Math.max(longest, i - at);
    return i;
  }

  private char charAt(int index) {
    return index < xml.length() ? xml.charAt(index) : 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean endsName(char c) {
    // why: all these characters are below "A", and most others are letters.
    return c < 'A' && ("/><\"'=?".indexOf(c) >= 0 || isWhite(c));
  }

  private static boolean isWhite(char c) {
    return WHITE.indexOf(c) >= 0;
  }
}
