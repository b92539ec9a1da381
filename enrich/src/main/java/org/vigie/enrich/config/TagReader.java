package org.vigie.enrich.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.query.ParsedQuery;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads tags with their rules and examples; also key messages (main statements of releases). */
final class TagReader {
  private final String watch;
  private final Macros macros;
  private final Set<String> ids = new HashSet<>();
  private final List<Example> examples = new ArrayList<>();

  TagReader(String watch, Macros macros) {
    this.watch = watch;
    this.macros = macros;
  }

  List<Example> examples() {
    return examples;
  }

  TagRules read(YamlMap map, boolean message) {
    try (map) {
      String id = WatchFile.id(map, "id");
      if (!ids.add(id)) {
        map.problem("id", id + " is there twice");
      }
      String name = map.text("name", id);
      List<Rule> rules = rules(map, id);
      Map<String, String> used = macros.usedBy(rules.stream().map(Rule::query).toList());
      readExamples(map, id, "matches", true);
      readExamples(map, id, "ignores", false);
      return new TagRules(watch, id, 1, Instant.EPOCH, false, name, message, rules, used);
    }
  }

  private List<Rule> rules(YamlMap map, String tag) {
    List<Rule> rules = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue value : map.items("rules")) {
      String unnamed = tag + "#" + (rules.size() + 1);
      Rule rule = value.isMap() ? named(value, unnamed) : bare(value, unnamed);
      if (!names.add(rule.id())) {
        value.problem("rule " + rule.id() + " is there twice");
      }
      rules.add(rule);
    }
    if (rules.isEmpty()) {
      map.problem("rules", "expected one rule or more");
    }
    return rules;
  }

  private Rule bare(YamlValue value, String id) {
    String query = value.text().orElse("");
    check(value, query);
    return new Rule(id, query, List.of());
  }

  private Rule named(YamlValue value, String unnamed) {
    try (YamlMap map = value.map().orElseThrow()) {
      String query = map.text("query");
      map.value("query").ifPresent(at -> check(at, query));
      List<String> languages =
          WatchFile.texts(
              map,
              "languages",
              code -> code.matches("[a-z]{2}"),
              code -> code + " is not a language such as fr");
      return new Rule(map.text("id", unnamed), query, languages);
    }
  }

  private void check(YamlValue at, String query) {
    if (!macros.areSound(macros.usedBy(List.of(query)))) {
      return;
    }
    try {
      ParsedQuery.of(query, macros.queries());
    } catch (QuerySyntaxException e) {
      at.problem(String.valueOf(e.getMessage()));
    }
  }

  private void readExamples(YamlMap map, String tag, String key, boolean matches) {
    for (YamlValue value : map.items(key)) {
      value
          .text()
          .map(text -> new Example(tag, text, matches, value.file(), value.line()))
          .ifPresent(examples::add);
    }
  }
}
