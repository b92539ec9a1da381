package org.vigie.standalone.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.ParsedQuery;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.OwnName;
import org.vigie.standalone.propose.ReleaseWords;

/** Own names that others can have, too, each with a proposal how to tell ours apart. */
record SharedNames(WatchConfig watch) {

  /** Returns the warnings, a sentence each. */
  List<String> warnings() {
    Map<Rule, List<String>> byRule = new LinkedHashMap<>();
    for (TagRules tag : watch.tags()) {
      if (watch.organisation().tags().contains(tag.id())) {
        tag.rules()
            .forEach(rule -> byRule.put(rule, names(tag, rule).map(this::asWeWriteIt).toList()));
      }
    }
    OwnName own = own(byRule.values().stream().flatMap(List::stream).toList());
    List<String> warnings = new ArrayList<>();
    byRule.forEach(
        (rule, names) ->
            names.stream()
                .filter(own::isShared)
                .forEach(name -> warnings.add(warning(rule, name, own))));
    return warnings;
  }

  /** Returns a name with the capitals of the organisation's name if it is that name. */
  private String asWeWriteIt(String name) {
    String ours = watch.organisation().name();
    return name.equalsIgnoreCase(ours) ? ours : name;
  }

  private OwnName own(List<String> names) {
    Organisation we = watch.organisation();
    URI site = we.domains().isEmpty() ? null : URI.create("https://" + we.domains().getFirst());
    var answers =
        new Answers(
            we.name(),
            names,
            site,
            we.names().kind(),
            we.names().spokespeople(),
            List.of(),
            List.of());
    List<ReleaseText> texts =
        watch.releases().stream().flatMap(release -> release.texts().stream()).toList();
    return new OwnName(answers, new ReleaseWords(texts));
  }

  private String warning(Rule rule, String name, OwnName own) {
    boolean hasContext =
        watch.tags().stream().anyMatch(tag -> tag.macros().containsKey(OwnName.CONTEXT));
    String query = hasContext ? OwnName.inContext(name) : own.narrowed(name);
    return "%s: others can have your name \"%s\", too. ".formatted(place(rule), name)
        + (query == null
            ? "Write it with exact:, and with IF and other signs of you"
            : "This finds it beside other signs of you only: " + query);
  }

  private String place(Rule rule) {
    return watch.rulePlaces().stream()
        .filter(each -> watch.organisation().tags().contains(each.tag()))
        .filter(each -> each.rule().equals(rule.id()))
        .findFirst()
        .map(each -> "%s line %d: rule %s".formatted(each.file(), each.line(), each.rule()))
        .orElse("rule " + rule.id());
  }

  /** Returns the names that this rule finds in any spelling and without another condition. */
  private static Stream<String> names(TagRules tag, Rule rule) {
    try {
      List<Expression.Phrase> phrases = new ArrayList<>();
      collect(ParsedQuery.of(rule.query(), tag.macros()).expression(), phrases);
      return phrases.stream()
          .filter(phrase -> phrase.layer() != Layer.EXACT)
          .filter(phrase -> phrase.forms().stream().allMatch(Expression.Whole.class::isInstance))
          .map(phrase -> phrase.source().replace("\"", ""));
    } catch (QuerySyntaxException e) {
      return Stream.of();
    }
  }

  private static void collect(Expression expression, List<Expression.Phrase> phrases) {
    switch (expression) {
      case Expression.Phrase phrase -> phrases.add(phrase);
      case Expression.Choice choice -> choice.options().forEach(option -> collect(option, phrases));
      case Expression.AtLeast(int least, var options) when least == 1 ->
          options.forEach(option -> collect(option, phrases));
      case Expression _ -> {}
    }
  }
}
