package org.vigie.enrich.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.settings.YamlMap;

/**
 * The named queries (macros) of a watch. All rules may use them as {@code @name}.
 *
 * @param queries the queries by name
 * @param bad names of the macros with a syntax error, which is already reported
 */
record Macros(Map<String, String> queries, Set<String> bad) {
  private static final Pattern USE = Pattern.compile("@([a-z0-9-]+)");

  static Macros read(YamlMap top) {
    Map<String, String> queries = new LinkedHashMap<>();
    Set<String> bad = new HashSet<>();
    Optional<YamlMap> found = top.map("macros");
    if (found.isPresent()) {
      try (YamlMap map = found.get()) {
        map.keys().forEach(name -> queries.put(name, map.text(name)));
        queries.keySet().stream().filter(name -> !isSound(map, name, queries)).forEach(bad::add);
      }
    }
    return new Macros(queries, bad);
  }

  /** Returns the macros that these queries use, directly or through other macros, by name. */
  Map<String, String> usedBy(Iterable<String> texts) {
    Map<String, String> used = new TreeMap<>();
    texts.forEach(text -> collect(text, used));
    return used;
  }

  boolean areSound(Map<String, String> used) {
    return used.keySet().stream().noneMatch(bad::contains);
  }

  private void collect(String text, Map<String, String> used) {
    for (MatchResult use : USE.matcher(text).results().toList()) {
      String name = use.group(1);
      String query = queries.get(name);
      if (query != null && used.put(name, query) == null) {
        collect(query, used);
      }
    }
  }

  private static boolean isSound(YamlMap map, String name, Map<String, String> queries) {
    if (!name.matches("[a-z0-9-]+")) {
      map.problem(name, "expected a name of a-z, 0-9 and -");
      return false;
    }
    try {
      QueryParser.parse(queries.getOrDefault(name, ""), queries);
      return true;
    } catch (QuerySyntaxException e) {
      map.problem(name, String.valueOf(e.getMessage()));
      return false;
    }
  }
}
