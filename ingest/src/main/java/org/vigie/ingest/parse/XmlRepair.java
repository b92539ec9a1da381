package org.vigie.ingest.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repairs what even a tolerant reader of XML would get wrong. Each step takes one pass. */
final class XmlRepair {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
  private static final String CDATA = "<![CDATA[";
  private static final Pattern LAST_WHOLE = Pattern.compile("(?i)</(?:\\w+:)?(item|entry)\\s*>");
  private static final String CDATA_END = "]]>";

  private XmlRepair() {}

  /**
   * Without DOCTYPE, so that nothing is ever expanded, and with bare ampersands escaped.
   *
   * @param xml as decoded, whatever comes before the first tag included
   */
  static String repaired(String xml) {
    return ampersandsEscaped(withoutDoctype(xml));
  }

  /** Up to and including the last item or entry that was closed; empty when none was. */
  static String wholeEntries(String xml) {
    Matcher m = LAST_WHOLE.matcher(xml);
    int end = 0;
    while (m.find()) {
      end = m.end();
    }
    return xml.substring(0, end);
  }

  private static String withoutDoctype(String xml) {
    int start = indexIgnoringCase(xml, "<!doctype");
    if (start < 0) {
      return xml;
    }
    int end = doctypeEnd(xml, start + "<!doctype".length());
    return xml.substring(0, start) + xml.substring(end);
  }

  /** The declaration, quotation marks and internal subset counted. */
  private static int doctypeEnd(String xml, int start) {
    int depth = 0;
    char quote = 0;
    boolean comments = true;
    for (int i = start; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '>' && depth <= 0) {
        return i + 1;
      } else if (comments && xml.startsWith("<!--", i)) {
        int end = xml.indexOf("-->", i);
        comments = end >= 0; // Looked for once only, or a thousand openings would take for ever.
        i = comments ? end + 2 : i;
      }
    }
    // A DOCTYPE that never ends: leave its opening out and hope for the rest.
    return start;
  }

  private static int indexIgnoringCase(String xml, String what) {
    for (int i = xml.indexOf("<!"); i >= 0; i = xml.indexOf("<!", i + 2)) {
      if (xml.regionMatches(true, i, what, 0, what.length())) {
        return i;
      }
      // Only what comes before the root counts: the word may well be in an entry's text.
      if (xml.startsWith("<![CDATA[", i)) {
        return -1;
      }
    }
    return -1;
  }

  /** Escapes each ampersand that begins no reference, outside CDATA sections. */
  private static String ampersandsEscaped(String xml) {
    Matcher reference = REFERENCE.matcher(xml);
    StringBuilder out = null;
    int copied = 0;
    int cdata = xml.indexOf(CDATA);
    int i = xml.indexOf('&');
    while (i >= 0) {
      if (cdata >= 0 && cdata < i) {
        int end = xml.indexOf(CDATA_END, cdata);
        int after = end < 0 ? xml.length() : end;
        i = i < after ? xml.indexOf('&', after) : i;
        cdata = xml.indexOf(CDATA, after);
        continue;
      }
      if (!reference.region(i, xml.length()).lookingAt()) {
        out = out == null ? new StringBuilder(xml.length() + 64) : out;
        out.append(xml, copied, i).append("&amp;");
        copied = i + 1;
      }
      i = xml.indexOf('&', i + 1);
    }
    return out == null ? xml : out.append(xml, copied, xml.length()).toString();
  }

  /** A name for a message: letters only, short, so that nothing of the body can get into a log. */
  static String named(String tag) {
    return Characters.cut(tag.replaceAll("[^A-Za-z0-9:-]", "").toLowerCase(Locale.ROOT), 20);
  }
}
