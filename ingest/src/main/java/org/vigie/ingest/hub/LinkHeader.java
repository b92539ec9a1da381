package org.vigie.ingest.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HTTP headers {@code Link}, such as {@code <https://hub.example/>; rel="hub"}. */
final class LinkHeader {
  /** A link with its parameters (RFC 8288, 3). Quantifiers are possessive: no backtracking. */
  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>((?:\\s*+;\\s*+[^;,\"<>]++(?:\"(?:[^\"\\\\]|\\\\.)*+\")?+)*+)");

  private static final Pattern RELATION =
      Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");

  private LinkHeader() {}

  /** Returns the targets of links that have a relation, as written, in order. */
  static List<String> targets(List<String> headers, String relation) {
    List<String> targets = new ArrayList<>();
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (relations(link.group(2)).contains(relation)) {
          targets.add(link.group(1));
        }
      }
    }
    return targets;
  }

  /** Returns the names in the first parameter {@code rel}; the others don't count (RFC 8288). */
  private static List<String> relations(String parameters) {
    Matcher rel = RELATION.matcher(parameters);
    if (!rel.find()) {
      return List.of();
    }
    String names = rel.group(1) == null ? rel.group(2) : rel.group(1);
    return List.of(names.toLowerCase(Locale.ROOT).strip().split("\\s+"));
  }
}
