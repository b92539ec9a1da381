package org.vigie.enrich.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.config.WatchConfig.RulePlace;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.WatchItem.Rule;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Reads the rules of a tag or of a key message, and their status.
 *
 * @param hasStatus false for key messages: their rules are live
 * @param places receives the places of the rules that are not retired
 */
record RuleReader(Macros macros, boolean hasStatus, List<RulePlace> places) {
  /**
   * What becomes of a rule (docs/adr/0038). If tag and rule differ, the status that is listed later
   * here counts. Named as in files.
   */
  enum Status {
    live,
    draft,
    retired
  }

  private record RuleWithStatus(Rule rule, Status status) {}

  /** Returns the rules by status. A rule is a draft or retired if it or its tag is. */
  Map<Status, List<Rule>> read(YamlMap map, String tag) {
    Map<Status, List<Rule>> rules = new EnumMap<>(Status.class);
    Set<String> names = new HashSet<>();
    Status ofTag = status(map);
    for (YamlValue value : map.items("rules")) {
      // why: retired rules are counted, too; else each rule after them would change its id.
      String unnamed = tag + "#" + (names.size() + 1);
      var read = value.isMap() ? named(value, unnamed, ofTag) : bare(value, unnamed, ofTag);
      if (!names.add(read.rule().id())) {
        value.problem("rule " + read.rule().id() + " is there twice");
      }
      rules.computeIfAbsent(read.status(), _ -> new ArrayList<>()).add(read.rule());
      if (read.status() != Status.retired) {
        places.add(new RulePlace(tag, read.rule().id(), value.file(), value.line()));
      }
    }
    return rules;
  }

  private Status status(YamlMap map) {
    return hasStatus ? map.choice("status", Status.live) : Status.live;
  }

  private RuleWithStatus bare(YamlValue value, String id, Status status) {
    String query = value.text().orElse("");
    check(value, query, status);
    return new RuleWithStatus(new Rule(id, query, List.of()), status);
  }

  private RuleWithStatus named(YamlValue value, String unnamed, Status ofTag) {
    try (YamlMap map = value.map().orElseThrow()) {
      Status status = Collections.max(List.of(ofTag, status(map)));
      String query = map.text("query");
      map.value("query").ifPresent(at -> check(at, query, status));
      List<String> languages =
          WatchFile.texts(
              map,
              "languages",
              code -> code.matches("[a-z]{2}"),
              code -> code + " is not a language such as fr");
      return new RuleWithStatus(new Rule(map.text("id", unnamed), query, languages), status);
    }
  }

  /** Reports a mistake in a query, unless the rule is retired: its macros may be gone. */
  private void check(YamlValue at, String query, Status status) {
    if (status == Status.retired || !macros.areSound(macros.usedBy(List.of(query)))) {
      return;
    }
    try {
      QueryParser.parse(query, macros.queries());
    } catch (QuerySyntaxException e) {
      at.problem(String.valueOf(e.getMessage()));
    }
  }
}
