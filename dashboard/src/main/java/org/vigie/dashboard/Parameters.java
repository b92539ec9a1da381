package org.vigie.dashboard;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What follows the question mark of an address. */
final class Parameters {
  /** Longer than any question the API has. */
  private static final int LONGEST = 2_000;

  private Parameters() {}

  /**
   * By name; of two with one name the last.
   *
   * @throws IllegalArgumentException when it is longer than any question
   */
  static Map<String, String> of(URI uri) {
    String query = uri.getRawQuery();
    Map<String, String> parameters = new HashMap<>();
    if (query == null) {
      return parameters;
    }
    if (query.length() > LONGEST) {
      throw new IllegalArgumentException(
          "what follows the ? is longer than " + LONGEST + " characters");
    }
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /**
   * Refuses what isn't known, so that a mistyped name never means "everything".
   *
   * @throws IllegalArgumentException naming the parameter and those that there are
   */
  static void only(Map<String, String> parameters, Set<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "'" + name + "' is not one of " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /**
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  static int number(
      Map<String, String> parameters, String name, int otherwise, int least, int most) {
    String value = parameters.get(name);
    if (value == null) {
      return otherwise;
    }
    Integer number = parsed(value);
    if (number == null || number < least || number > most) {
      throw new IllegalArgumentException(
          name + ": '" + value + "' is not a number from " + least + " to " + most);
    }
    return number;
  }

  private static @Nullable Integer parsed(String value) {
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
