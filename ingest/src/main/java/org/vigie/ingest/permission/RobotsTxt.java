package org.vigie.ingest.permission;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a site's robots.txt for one visitor (RFC 9309). Thread-safe: nothing changes. */
record RobotsTxt(BaseRobotRules rules) {
  /** Longest delay that is obeyed. Chosen: a site that asks for more means that nobody comes. */
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);

  /**
   * Reads the rules of the groups that name the visitor, or those of group {@code *} if none does.
   * Lines that are no rules, such as those of an HTML page, are skipped.
   */
  static RobotsTxt parse(URI url, byte[] body, @Nullable String contentType, Set<String> names) {
    // why: 0 warnings, because they would log the lines of the file; the delay is bounded below.
    var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    String type = contentType == null ? "text/plain" : contentType;
    return new RobotsTxt(parser.parseContent(url.toString(), body, type, names));
  }

  boolean allows(URI page) {
    return rules.isAllowed(page.toString());
  }

  /** Returns the minimum time between two requests that the site asks for; zero if none. */
  Duration delay() {
    long millis = rules.getCrawlDelay();
    if (millis <= 0) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofMillis(millis);
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }
}
