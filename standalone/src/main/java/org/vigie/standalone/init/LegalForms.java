package org.vigie.standalone.init;

import java.util.regex.Pattern;
import org.vigie.enrich.text.Tokens;

/**
 * Legal forms behind the name of an organisation, which texts leave out: {@code Ltd}, <i>e. V.</i>
 */
final class LegalForms {
  private static final Pattern AT_END =
      Pattern.compile(
          ",?\\h+(?:(?:e\\.?\\h?[VG]|g?GmbH|gAG|AG|KG|KGaA|OHG|UG|SE"
              + "|(?:g?GmbH|AG|UG) & Co\\.? (?:KGaA|KG|OHG)"
              + "|[Ll]td|Limited|LLC|LLP|PLC|plc|Inc|Incorporated|Corp|CIC|Pty [Ll]td"
              + "|SA|S\\.\\h?A|SAS|S\\.A\\.S|SASU|SARL|S\\.A\\.R\\.L|EURL|SCA|SCIC|ASBL|asbl"
              + "|S\\.[aà]\\h?r\\.l|[Ss]\\.?p\\.?[Aa]|[Ss]\\.?r\\.?l|S\\.?L|S\\.L\\.U|Lda"
              + "|B\\.?V|N\\.?V|VZW|vzw|AB|ApS|A/S|Oyj?)\\.?)$");

  private LegalForms() {}

  /** Returns a name without its legal form; the name itself if nothing else is in it. */
  static String removed(String name) {
    String shorter = AT_END.matcher(name).replaceFirst("");
    return Tokens.of(shorter).size() > 0 ? shorter : name;
  }
}
