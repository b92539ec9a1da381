package org.vigie.ingest.formats;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.ingest.text.PlainText;

/** Repairs XML where even a tolerant reader would lose text. Each method takes linear time. */
final class XmlRepair {
  private static final Pattern LAST_WHOLE = Pattern.compile("(?i)</(?:\\w+:)?(item|entry)\\s*>");
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private XmlRepair() {}

  /** The text up to the end of the last closed item or entry; empty when there is none. */
  static String wholeEntries(String xml) {
    Matcher m = LAST_WHOLE.matcher(xml);
    int end = 0;
    while (m.find()) {
      end = m.end();
    }
    return xml.substring(0, end);
  }

  /** Escapes each ampersand that doesn't begin a reference, except in CDATA sections. */
  static String ampersandsEscaped(String xml) {
    Matcher reference = PlainText.REFERENCE.matcher(xml);
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
}
