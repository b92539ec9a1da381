package org.vigie.standalone.init;

import static org.vigie.settings.YamlText.flow;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.Proposal;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.Roles;
import org.vigie.standalone.propose.Subjects;
import org.vigie.standalone.propose.kind.KindNames;
import org.vigie.standalone.propose.kind.OwnKind;
import org.vigie.standalone.propose.name.OwnName;
import org.vigie.standalone.releases.NewRelease;

/** Writes {@code watch.yaml} and {@code alerts.yaml}, which name the same tags. */
final class WatchText {
  /** Maximum number of names in a search. Chosen: search engines read some thirty words. */
  private static final int MOST_SEARCHED = 8;

  private final Answers answers;
  private final String language;
  private final OwnName own;
  private final Map<String, List<String>> values = new HashMap<>();
  private final List<String> withoutRole = new ArrayList<>();

  /**
   * Proposes the tags.
   *
   * @param language of the comments
   */
  WatchText(Answers answers, List<NewRelease> releases, ZoneId zone, String language) {
    this.answers = answers;
    this.language = language;
    List<ReleaseText> texts = releases.stream().flatMap(each -> each.texts().stream()).toList();
    ReleaseWords words = new ReleaseWords(texts);
    this.own = new OwnName(answers, words);
    Proposal us = own.proposal();
    List<String> ours =
        Stream.concat(own.names().stream(), answers.people().stream().map(Spokesperson::name))
            .toList();
    List<ReleaseText> originals = releases.stream().map(each -> each.texts().getFirst()).toList();
    List<Proposal> topics =
        new Subjects(words, originals, ours).proposals(new HashSet<>(Set.of(us.id())));
    putOrganisation(us, zone, words.texts());
    putMacro("context", own.macros().get(OwnName.CONTEXT));
    putMacro("kind-words", own.macros().get(KindNames.MACRO));
    put("own", tag(us));
    values.put("topics", topics.stream().map(WatchText::tag).toList());
    List<String> ids = topics.stream().map(Proposal::id).toList();
    put("topic-ids", ids.isEmpty() ? null : flow(ids));
    values.put("releases", releases.stream().map(WatchText::release).toList());
    put("no-release", releases.isEmpty() ? answers.name() : null);
  }

  private void putOrganisation(Proposal us, ZoneId zone, List<ReleaseText> texts) {
    put("watch", us.id());
    put("us", us.id());
    put("name", flow(answers.name()));
    put("domains", flow(own.domains()));
    put("zone", zone.getId());
    OwnKind guessed = new OwnKind(texts, own.names());
    String kind = own.kind().orElse(null);
    put("kind", kind);
    put("other-kind", kind == null ? "company" : null);
    List<String> phrases = kind == null ? List.of() : guessed.phrases(kind);
    put("called", phrases.isEmpty() ? null : flow(phrases));
    // why: an empty value keeps the commented example in the file.
    put("called-example", phrases.isEmpty() ? "" : null);
    put("brands", own.brands().isEmpty() ? null : flow(own.brands()));
    Roles roles = new Roles(texts, own.names());
    List<Spokesperson> people = answers.people().stream().map(roles::of).toList();
    values.put("people", people.stream().map(WatchText::person).toList());
    people.stream()
        .filter(person -> !texts.isEmpty() && person.role().isEmpty())
        .forEach(person -> withoutRole.add(person.name()));
  }

  /** Returns a line about spokespeople whose role is in no release. */
  Optional<String> missingRoles() {
    return withoutRole.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No role of %s is in your release. Add it in watch.yaml (role: …), so that \"the director says\" is you."
                .formatted(String.join(" or ", withoutRole)));
  }

  /** Returns a line that says that neither the answers nor the releases have our kind. */
  Optional<String> missingKind() {
    return own.kind().isPresent()
        ? Optional.empty()
        : Optional.of(
            "Your name and releases don't say what you are. Add it in watch.yaml (kind: …; config/README.md has the kinds), so that \"the museum says\" is you.");
  }

  /** Returns a line about a domain that was found in the releases. */
  Optional<String> domainSource() {
    return own.domain()
        .map(
            found ->
                "The domain %s is that of %s in your release. Articles there count as yours, and never alert. Correct it in watch.yaml if that is wrong."
                    .formatted(found.domain(), found.address()));
  }

  /** Returns a line about a name that others can have, too. */
  Optional<String> warning() {
    List<String> shared = own.names().stream().filter(own::isShared).toList();
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Others can have the name "
                + String.join(" or ", shared)
                + ". It only counts "
                + (own.isNarrowed()
                    ? "in an article with another sign of you: see `context` in watch.yaml."
                    : "as you write it. Give a site, a spokesperson or a release to narrow it."));
  }

  /** Returns our name, and the others but a word that others can have: it would find too much. */
  List<String> searched() {
    List<String> names = own.names();
    return IntStream.range(0, Math.min(names.size(), MOST_SEARCHED))
        .filter(i -> i == 0 || isTelling(names.get(i)))
        .mapToObj(names::get)
        .toList();
  }

  private boolean isTelling(String name) {
    return !own.isShared(name) || Tokens.of(NounPhrase.withoutArticle(name)).size() > 1;
  }

  String watch() {
    return Template.of(language, "watch.yaml").fill(values);
  }

  String alerts() {
    return Template.of(language, "alerts.yaml").fill(values);
  }

  /**
   * Puts a macro's query; the lines around it have a place of their own, to be left out with it.
   */
  private void putMacro(String key, @Nullable String query) {
    put(key, query);
    put("has-" + key, query == null ? null : "");
  }

  private void put(String key, @Nullable String value) {
    values.put(key, value == null ? List.of() : List.of(value));
  }

  private static String person(Spokesperson person) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", person.name());
    if (!person.role().isEmpty()) {
      map.put("role", person.role());
    }
    return "- " + flow(map);
  }

  private static String tag(Proposal tag) {
    List<String> lines = new ArrayList<>();
    lines.add("id: " + tag.id());
    lines.add("name: " + flow(tag.name()));
    lines.add("rules:");
    // why: a rule has quotation marks, and single quotes are the plainest around them.
    tag.rules().forEach(rule -> lines.add("  - '" + rule.replace("'", "''") + "'"));
    addExamples("matches", tag.matches(), lines);
    addExamples("ignores", tag.ignores(), lines);
    return String.join("\n", lines);
  }

  private static void addExamples(String key, List<String> texts, List<String> lines) {
    if (!texts.isEmpty()) {
      lines.add(key + ":");
      texts.forEach(text -> lines.add("  - " + flow(text)));
    }
  }

  private static String release(NewRelease release) {
    return release.item().entrySet().stream()
        .map(each -> each.getKey() + ": " + flow(each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
