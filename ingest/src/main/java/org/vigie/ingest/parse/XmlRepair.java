package org.vigie.ingest.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repairs what even a tolerant reader of XML would get wrong, each in one pass. */
final class XmlRepair {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");
  private static final Pattern LAST_WHOLE = Pattern.compile("(?i)</(?:\\w+:)?(item|entry)\\s*>");
  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";

  private XmlRepair() {}

  /** Up to and including the last item or entry that was closed; empty when none was. */
  static String wholeEntries(String xml) {
    Matcher m = LAST_WHOLE.matcher(xml);
    int end = 0;
    while (m.find()) {
      end = m.end();
    }
    return xml.substring(0, end);
  }

  /** Escapes each ampersand that begins no reference, outside CDATA sections. */
  static String ampersandsEscaped(String xml) {
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
