package org.vigie.ingest.permission;

import crawlercommons.robots.SimpleRobotRules;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The reservations in a site's {@code /.well-known/tdmrep.json} (TDM Reservation Protocol, W3C
 * Community Group report of 2024). The first rule whose location matches a page decides.
 *
 * @param unreadable true if the file is no list of rules; a site that has such a file wants to
 *     reserve something, so all its pages count as reserved
 */
record TdmRep(List<Rule> rules, boolean unreadable) {
  static final TdmRep NONE = new TdmRep(List.of(), false);

  // Estimates, far above real files; they bound the time of a match.
  private static final int MAX_RULES = 1_000;
  private static final int MAX_LOCATION = 2_000;

  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

  /**
   * One rule.
   *
   * @param pages forbids exactly the pages of this rule; its patterns are those of robots.txt
   * @param policy address of a page that says how to get a licence; null if there is none
   */
  record Rule(SimpleRobotRules pages, boolean isReserved, @Nullable String policy) {
    boolean matches(URI page) {
      return !pages.isAllowed(page.toString());
    }
  }

  /** Reads a file. An HTML page, which some sites send for every address, is no such file. */
  static TdmRep parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty() || text.startsWith("<")) {
      return NONE;
    }
    try {
      JsonNode root = Json.MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
      if (!root.isArray() || root.size() > MAX_RULES) {
        return new TdmRep(List.of(), true);
      }
      List<Rule> rules = new ArrayList<>();
      root.forEach(each -> rule(each).ifPresent(rules::add));
      return new TdmRep(List.copyOf(rules), false);
    } catch (JacksonException e) {
      return new TdmRep(List.of(), true);
    }
  }

  private static Optional<Rule> rule(JsonNode node) {
    String location = node.path("location").asString("");
    if (location.isEmpty() || location.length() > MAX_LOCATION) {
      return Optional.empty();
    }
    var pages = new SimpleRobotRules();
    pages.addRule(encoded(location.startsWith("/") ? location : "/" + location), false);
    boolean isReserved = isReserved(node.path("tdm-reservation").asString(""));
    return Optional.of(new Rule(pages, isReserved, node.path("tdm-policy").asString(null)));
  }

  /** Encodes letters such as é, as they are in the URL of a page. */
  private static String encoded(String location) {
    return NOT_ASCII
        .matcher(location)
        .replaceAll(m -> URLEncoder.encode(m.group(), StandardCharsets.UTF_8));
  }

  /** Returns true if a value of {@code tdm-reservation} reserves: 1, or "true" by mistake. */
  static boolean isReserved(String value) {
    String text = value.strip();
    return text.equals("1") || text.equalsIgnoreCase("true");
  }

  /** Returns the rule that reserves a page; empty if none does. */
  Optional<Rule> reservation(URI page) {
    return rules.stream().filter(rule -> rule.matches(page)).findFirst().filter(Rule::isReserved);
  }
}
