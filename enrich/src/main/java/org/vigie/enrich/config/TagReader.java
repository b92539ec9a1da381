package org.vigie.enrich.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.config.RuleReader.Status;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.config.WatchConfig.RulePlace;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads tags with their rules and examples; also key messages (main statements of releases). */
final class TagReader {
  /** Maximum number of sentences of a message. An estimate: five for each language, and some. */
  private static final int MOST_SENTENCES = 40;

  /** Maximum UTF-16 code units of a message's sentence. An estimate: longer texts are releases. */
  private static final int LONGEST_SENTENCE = 500;

  private final String watch;
  private final Macros macros;
  private final Set<String> ids = new HashSet<>();
  private final List<Example> examples = new ArrayList<>();
  private final List<RulePlace> rulePlaces = new ArrayList<>();

  TagReader(String watch, Macros macros) {
    this.watch = watch;
    this.macros = macros;
  }

  List<Example> examples() {
    return examples;
  }

  /** Returns where the rules are that are not retired. */
  List<RulePlace> rulePlaces() {
    return rulePlaces;
  }

  /** Reads a tag; it is marked as retired if all its rules are. */
  TagRules readTag(YamlMap map) {
    try (map) {
      return read(map, WatchFile.id(map, "id"), false, List.of());
    }
  }

  /** Reads a message: rules, sentences or both. Without an id, it is named by its number. */
  TagRules readMessage(YamlMap map, int number) {
    try (map) {
      String id = map.has("id") ? WatchFile.id(map, "id") : "message-" + number;
      return read(map, id, true, sentences(map));
    }
  }

  private TagRules read(YamlMap map, String id, boolean message, List<String> sentences) {
    if (!ids.add(id)) {
      map.problem("id", id + " is there twice");
    }
    String name = map.text("name", id);
    Map<Status, List<Rule>> rules = new RuleReader(macros, !message, rulePlaces).read(map, id);
    if (rules.isEmpty() && sentences.isEmpty()) {
      map.problem("rules", message ? "expected rules or a sentence" : "expected one rule or more");
    }
    List<Rule> live = rules.getOrDefault(Status.live, List.of());
    List<Rule> drafts = rules.getOrDefault(Status.draft, List.of());
    Map<String, String> used =
        macros.usedBy(Stream.concat(live.stream(), drafts.stream()).map(Rule::query).toList());
    readExamples(map, id, "matches", true);
    readExamples(map, id, "ignores", false);
    boolean retired = rules.keySet().equals(Set.of(Status.retired));
    if (retired) {
      examples.removeIf(example -> example.tag().equals(id));
    }
    return new TagRules(
        watch, id, 1, Instant.EPOCH, retired, name, message, live, used, sentences, drafts);
  }

  private static List<String> sentences(YamlMap map) {
    List<String> sentences =
        WatchFile.texts(
            map,
            "sentence",
            text -> text.length() <= LONGEST_SENTENCE && Tokens.of(text).size() > 1,
            text -> "expected a sentence of at most " + LONGEST_SENTENCE + " characters");
    if (sentences.size() > MOST_SENTENCES) {
      map.problem("sentence", "more than " + MOST_SENTENCES + " sentences");
    }
    return sentences;
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
