package org.vigie.ingest.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query with which a hub asks. */
final class HubParameters {
  /** Maximum number of characters of a query. Chosen: a topic of 2,000, each escaped, fits. */
  private static final int LONGEST = 10_000;

  private HubParameters() {}

  /** Returns the first value of each parameter; none if the query is too long or malformed. */
  static Map<String, String> of(URI uri) {
    @Nullable String query = uri.getRawQuery();
    if (query == null || query.length() > LONGEST) {
      return Map.of();
    }
    Map<String, String> parameters = new HashMap<>();
    try {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
          parameters.putIfAbsent(name, URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
      }
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
    return parameters;
  }
}
