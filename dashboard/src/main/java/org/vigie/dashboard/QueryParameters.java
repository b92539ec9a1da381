package org.vigie.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query of a request's URL. */
final class QueryParameters {
  /** Maximum number of characters of a query. The page's own queries are several times shorter. */
  private static final int LONGEST = 2_000;

  private QueryParameters() {}

  /**
   * Returns the values by parameter name; the last value if a name is repeated.
   *
   * @throws IllegalArgumentException if the query is too long or its encoding is invalid
   */
  static Map<String, String> of(URI uri) {
    String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
    Map<String, String> parameters = new HashMap<>();
    if (query.length() > LONGEST) {
      throw new IllegalArgumentException(
          "what follows the ? is longer than " + LONGEST + " characters");
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
        parameters.put(URLDecoder.decode(pair.substring(0, equals), UTF_8), value);
      }
    }
    return parameters;
  }

  /**
   * Throws if a name is unknown. Without this check, a mistyped filter would select everything.
   *
   * @throws IllegalArgumentException with a message that lists the known names
   */
  static void only(Map<String, String> parameters, Set<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is not one of " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /** Parses a number from {@code least} to {@code most}; throws like {@link #parsed}. */
  static int number(
      Map<String, String> parameters, String name, int otherwise, int least, int most) {
    String expected = "a number from " + least + " to " + most;
    int number = parsed(parameters, name, expected, Integer::valueOf, otherwise);
    if (number < least || number > most) {
      throw new IllegalArgumentException(name + ": '" + number + "' is not " + expected);
    }
    return number;
  }

  /**
   * Parses a parameter's value; returns {@code otherwise} if the parameter is absent.
   *
   * @throws IllegalArgumentException with a message that contains the name and {@code expected}
   */
  static <T extends @Nullable Object> T parsed(
      Map<String, String> parameters,
      String name,
      String expected,
      Function<String, ? extends T> parser,
      T otherwise) {
    String value = parameters.get(name);
    try {
      return value == null ? otherwise : parser.apply(value);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": '" + value + "' is not " + expected, e);
    }
  }
}
