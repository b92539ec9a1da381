package org.vigie.standalone.propose.name;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.Brands;
import org.vigie.standalone.propose.Proposal;
import org.vigie.standalone.propose.ReleaseWords;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.propose.Trial;
import org.vigie.standalone.propose.kind.KindNames;
import org.vigie.standalone.propose.kind.TownNames;

/**
 * Proposes the tag that finds the organisation's names. A name that others can have, too, such as
 * <i>River Trust</i> or <i>RT</i>, must be written as we write it, in an article that has another
 * sign of us: the macro {@link #CONTEXT}.
 */
public final class OwnName {
  /** The macro of the rules that stands for the signs of us. */
  public static final String CONTEXT = "context";

  private static final int MOST_EXAMPLES = 2;

  private final Answers answers;
  private final ReleaseWords words;
  private final NameParts nameParts;
  private final FoundNames found;
  private final Signs signs;
  private final NameQueries queries;
  private final List<String> rules;
  private final Map<String, String> macros;

  public OwnName(Answers answers, ReleaseWords words) {
    this.answers = answers;
    this.words = words;
    this.nameParts = new NameParts(words);
    this.found = new FoundNames(answers, words, nameParts);
    this.signs = new Signs(found, nameParts, words);
    this.queries = new NameQueries(nameParts, words);
    this.rules = rules();
    this.macros = usedMacros();
  }

  /** Returns all names, without articles. */
  public List<String> names() {
    return found.all();
  }

  /** Returns the domain that the releases show if the answers have no site of our own. */
  public Optional<OwnDomain.Found> domain() {
    return found.site().found();
  }

  /** Returns the domain of our site, else the one that the releases show; empty without both. */
  public List<String> domains() {
    return found.site().domains();
  }

  /** Returns what kind of organisation we are; empty if nothing says it. */
  public Optional<String> kind() {
    return found.kind();
  }

  /** Returns names in the releases that are products of ours. */
  public List<String> brands() {
    Set<String> known = Signs.wordsOf(Stream.concat(names().stream(), found.people()));
    return new Brands(words)
        .find().stream().filter(name -> !known.contains(Tokens.of(name).word(0))).toList();
  }

  /** True if others can have this name, or if it also means something. */
  public boolean isShared(String name) {
    return nameParts.isShared(name) && !isDomain(name);
  }

  /** True for a name with a rare word that our domain consists of: caixadoarno.example. */
  private boolean isDomain(String name) {
    List<String> tokens = Tokens.of(name).words();
    return tokens.size() > 1
        && tokens.stream().anyMatch(word -> !words.isCommon(word))
        && found.site().isSpelled(name);
  }

  /**
   * Returns the query of the macro {@link #CONTEXT}: names that belong to us, or several words of
   * the releases; empty if neither is known.
   */
  Optional<String> context() {
    return signs.query();
  }

  /**
   * Returns a query, without macros, that finds one of our names only as we write it and beside
   * another sign of us; null if no other sign is known.
   */
  public @Nullable String narrowed(String name) {
    return signs
        .queryWithout(name)
        .map(context -> queries.exactly(name) + " IF " + context)
        .orElse(null);
  }

  /**
   * Returns a query that finds a name only as we write it and beside the macro {@link #CONTEXT}.
   */
  public String inContext(String name) {
    return queries.exactly(name) + " IF @" + CONTEXT;
  }

  /** True if a rule needs the macro {@link #CONTEXT}. */
  public boolean isNarrowed() {
    return macros.containsKey(CONTEXT);
  }

  /** Returns the queries of the macros that the rules need, by their names. */
  public Map<String, String> macros() {
    return macros;
  }

  private Map<String, String> usedMacros() {
    var used = new HashMap<String, String>();
    context().ifPresent(query -> used.put(CONTEXT, query));
    kind().ifPresent(kind -> used.put(KindNames.MACRO, KindNames.words(kind)));
    used.keySet().removeIf(name -> rules.stream().noneMatch(rule -> rule.contains("@" + name)));
    return Map.copyOf(used);
  }

  public Proposal proposal() {
    Trial trial = new Trial(rules, macros);
    List<String> sentences =
        words.examples().stream().filter(trial::finds).limit(MOST_EXAMPLES).toList();
    String name = names().getFirst();
    String made = trial.finds(name) ? name : name + ", " + signs.example();
    List<String> matches = sentences.isEmpty() && trial.finds(made) ? List.of(made) : sentences;
    List<String> ignores =
        names().stream()
            .filter(each -> isShared(each) && !trial.finds(each))
            .limit(MOST_EXAMPLES)
            .toList();
    return new Proposal(id(), answers.name(), rules, matches, ignores);
  }

  /** Returns an acronym that only we have, as an id; else the name. */
  private String id() {
    return found
        .ownAcronyms()
        .filter(acronym -> !isShared(acronym))
        .map(acronym -> Slug.of(acronym, ""))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse(Slug.of(names().getFirst(), "us"));
  }

  private List<String> rules() {
    Stream<String> named = names().stream().map(this::rule);
    Stream<String> inContext =
        context().isEmpty() ? Stream.empty() : Stream.concat(acronymsAsWords(), shortNames());
    return Stream.of(named, inContext, besideKind()).flatMap(each -> each).distinct().toList();
  }

  private String rule(String name) {
    return isShared(name) && context().isPresent() ? inContext(name) : queries.of(name);
  }

  /** Returns queries for our acronyms as some papers print them: Unesco. */
  private Stream<String> acronymsAsWords() {
    return Stream.concat(found.acronyms().stream(), ownWordInCapitals())
        .filter(name -> name.length() > NameParts.SHORT)
        .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
        .map(OwnName::onlyInContext);
  }

  /** Returns our name if it is one word in capitals that only we have. */
  private Stream<String> ownWordInCapitals() {
    return names().stream()
        .limit(1)
        .filter(name -> Tokens.of(name).size() == 1 && Capitals.isAll(name) && !isShared(name));
  }

  /** Returns queries for short names that are not among our names. */
  private Stream<String> shortNames() {
    String name = names().getFirst();
    List<String> longNames = Stream.concat(found.longNames(), found.people()).toList();
    Stream<String> shortNames =
        isShared(name)
            ? Stream.empty()
            : new ShortNames(name, nameParts.tellingParts(name), longNames, found.site(), words)
                .find();
    return shortNames
        .filter(each -> !names().contains(each))
        .flatMap(each -> Stream.of(each, Capitals.asPrinted(each)))
        .map(each -> Tokens.of(each).size() == 1 ? each : "\"" + each + "\"")
        .map(OwnName::onlyInContext);
  }

  private static String onlyInContext(String query) {
    return "exact:" + query + " IF @" + CONTEXT;
  }

  /** Returns queries for our own name, and for our town, beside a noun for our kind. */
  private Stream<String> besideKind() {
    String kind = kind().orElse(null);
    if (kind == null) {
      return Stream.empty();
    }
    String context = context().isEmpty() ? null : "@" + CONTEXT;
    List<String> own = found.forms().stream().filter(form -> !isShared(form)).toList();
    List<ReleaseText> texts = words.texts();
    return Stream.concat(
        own.stream()
            .limit(1)
            .map(
                form ->
                    new KindNames(
                        form,
                        found.acronyms(),
                        kind,
                        texts,
                        words::isCommon,
                        found.site()::isSpelled))
            .flatMap(form -> form.queries(context).stream()),
        own.stream()
            .map(form -> new TownNames(form, kind, texts, words::isCommon))
            .flatMap(form -> form.queries().stream()));
  }
}
