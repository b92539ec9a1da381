package org.vigie.standalone.propose;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Forenames;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.kind.KindNames;
import org.vigie.standalone.propose.kind.OwnKind;
import org.vigie.standalone.propose.kind.TownNames;
import org.vigie.standalone.propose.kind.TranslatedNames;

/**
 * Proposes the tag that finds the organisation's names. A name that others can have, too, such as
 * <i>River Trust</i> or <i>RT</i>, must be written as we write it, in an article that has another
 * sign of us: the macro {@link #CONTEXT}.
 */
public final class OwnName {
  public static final String CONTEXT = "context";

  /** Maximum length of an acronym that others can have, too. An estimate: AP, BBC. */
  private static final int SHORT = 3;

  /** A name of more words is no accident, even if each is common. An estimate. */
  private static final int LONG_NAME = 4;

  /** Maximum number of names from the release that count as a sign of us. Chosen: one line. */
  private static final int MOST_SIGNS = 10;

  /** Number of words of each release's text that show its subject. Chosen: one line. */
  private static final int MOST_SUBJECTS = 8;

  /** Number of these words that an article must have. An estimate: one is an accident. */
  private static final int LEAST_SUBJECTS = 2;

  private static final int MOST_EXAMPLES = 2;

  /** Matches what stands between the words of a name: not a hyphen, as in {@code Lyon-Sud}. */
  private static final String BETWEEN_WORDS = "[\\s'’]+";

  /** Matches what stands between the parts of a name: also a hyphen. */
  private static final String BETWEEN_PARTS = "[\\s'’-]+";

  private final Answers answers;
  private final ReleaseWords words;

  /** Articles of the releases' language: the Dutch <i>de</i> is a preposition in French. */
  private final Lexicon articles;

  /** Places that are not ours, such as the town of a summit: others who are there name it, too. */
  private final Set<String> places = new LinkedHashSet<>();

  private final List<String> names;

  /** Our name as the answers and each translation have it. */
  private final List<String> forms;

  private final List<String> acronyms;

  /** Names that were found where a release says who we are, such as below “About …”. */
  private final List<String> explained;

  private final OwnDomain.@Nullable Found domain;
  private final Set<String> signs = new LinkedHashSet<>();
  private final Set<String> subjects = new LinkedHashSet<>();

  public OwnName(Answers answers, ReleaseWords words) {
    this.answers = answers;
    this.words = words;
    List<ReleaseText> texts = words.texts();
    this.articles =
        Lexicon.of(texts.isEmpty() ? null : texts.getFirst().language(), "articles", "determiners");
    List<String> given = new ArrayList<>(List.of(withoutArticle(answers.name())));
    answers.otherNames().stream().map(this::withoutArticle).forEach(given::add);
    Acronyms ofTexts = new Acronyms(texts);
    this.acronyms = given.stream().flatMap(name -> ofTexts.of(name).stream()).distinct().toList();
    given.addAll(acronyms);
    given.addAll(otherForms(given.getFirst()));
    given.addAll(translated(given));
    this.forms = forms(given);
    given.addAll(forms);
    this.explained = explained(given);
    given.addAll(explained);
    List<String> known = List.copyOf(given);
    telling(given.getFirst(), BETWEEN_WORDS).stream()
        .map(word -> words.namesThatBeginWith(word, known))
        .forEach(given::addAll);
    this.domain = site().isEmpty() ? domain(texts, given) : null;
    inDomain(given.getFirst()).ifPresent(given::add);
    this.names = given.stream().distinct().toList();
    addSigns();
    addSubjects();
  }

  private OwnDomain.@Nullable Found domain(List<ReleaseText> texts, List<String> known) {
    return new OwnDomain(texts, known).find().filter(this::isNoOutlet).orElse(null);
  }

  /** False for an outlet that we read: its articles are no articles of ours. */
  private boolean isNoOutlet(OwnDomain.Found found) {
    return answers.outlets().stream()
        .noneMatch(site -> OwnDomain.ofSite(site).equals(found.domain()));
  }

  /** Returns the acronyms that the releases explain or repeat. */
  public List<String> acronyms() {
    return acronyms;
  }

  /** Returns the domain that the releases show if the answers have no site of our own. */
  public Optional<OwnDomain.Found> domain() {
    return Optional.ofNullable(domain);
  }

  /** Returns the domain of our site, else the one that the releases show; empty without both. */
  public List<String> domains() {
    return site().map(OwnDomain::ofSite).or(() -> domain().map(OwnDomain.Found::domain)).stream()
        .toList();
  }

  /** Returns our site, unless it is a page of a social network: others have pages there, too. */
  private Optional<URI> site() {
    return Optional.ofNullable(answers.site()).filter(it -> !OwnDomain.isOnSharedHost(it));
  }

  /** Returns names in the releases that are products of ours. */
  public List<String> brands() {
    Set<String> known = wordsOf(Stream.concat(names.stream(), people()));
    return words.brands().stream()
        .filter(name -> !known.contains(Tokens.of(name).word(0)))
        .toList();
  }

  /** Returns all names, without articles. */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the query of the macro {@link #CONTEXT}: names that belong to us, or several words of
   * the releases.
   */
  public String context() {
    return context(signs);
  }

  private String context(Set<String> signs) {
    String names = "(" + String.join(" ", signs) + ")";
    if (subjects.size() < MOST_SUBJECTS) {
      return names;
    }
    String said = "stem:ATLEAST/" + LEAST_SUBJECTS + " (" + String.join(" ", subjects) + ")";
    return signs.isEmpty() ? said : "(" + names + " OR " + said + ")";
  }

  /**
   * Returns a query, without macros, that finds one of our names only as we write it and beside
   * another sign of us; null if no other sign is known.
   */
  public @Nullable String narrowed(String name) {
    Set<String> others = new LinkedHashSet<>(signs);
    others.removeIf(sign -> sign.equalsIgnoreCase("\"" + name + "\""));
    return hasContext(others) ? exactly(name) + " IF " + context(others) : null;
  }

  /**
   * Returns a query that finds a name only as we write it and beside the macro {@link #CONTEXT}.
   */
  public String inContext(String name) {
    return exactly(name) + " IF @" + CONTEXT;
  }

  /** True if a rule needs the macro {@link #CONTEXT}. */
  public boolean isNarrowed() {
    return macros().containsKey(CONTEXT);
  }

  /** Returns the queries of the macros that the rules need, by their names. */
  public Map<String, String> macros() {
    var macros = new HashMap<String, String>();
    macros.put(CONTEXT, context());
    kind().ifPresent(kind -> macros.put(KindNames.MACRO, KindNames.words(kind)));
    List<String> rules = rules();
    macros.keySet().removeIf(name -> rules.stream().noneMatch(rule -> rule.contains("@" + name)));
    return macros;
  }

  public Proposal proposal() {
    List<String> rules = rules();
    Trial trial = new Trial(rules, macros());
    List<String> found =
        words.examples().stream().filter(trial::finds).limit(MOST_EXAMPLES).toList();
    String name = names.getFirst();
    String made = trial.finds(name) ? name : name + ", " + unquoted(signs);
    List<String> matches = found.isEmpty() && trial.finds(made) ? List.of(made) : found;
    List<String> ignores =
        names.stream()
            .filter(each -> isShared(each) && !trial.finds(each))
            .limit(MOST_EXAMPLES)
            .toList();
    return new Proposal(id(), answers.name(), rules, matches, ignores);
  }

  /** Returns an acronym that only we have, as an id; else the name. */
  private String id() {
    return ownAcronyms()
        .filter(acronym -> !isShared(acronym))
        .map(acronym -> Slug.of(acronym, ""))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse(Slug.of(names.getFirst(), "us"));
  }

  /** Returns the acronyms in the releases, then those in the answers. */
  private Stream<String> ownAcronyms() {
    return Stream.concat(acronyms.stream(), answers.otherNames().stream())
        .filter(Acronyms::isAcronym);
  }

  private boolean hasContext() {
    return hasContext(signs);
  }

  private boolean hasContext(Set<String> signs) {
    return !signs.isEmpty() || subjects.size() >= MOST_SUBJECTS;
  }

  private static String unquoted(Set<String> signs) {
    return signs.stream().findFirst().orElse("").replace("\"", "");
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    names.forEach(name -> rules.add(rule(name)));
    if (hasContext()) {
      // why: some papers print an acronym as a word: Unesco.
      Stream.concat(acronyms.stream(), ownWordInCapitals())
          .filter(name -> name.length() > SHORT)
          .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
          .forEach(name -> rules.add("exact:" + name + " IF @" + CONTEXT));
    }
    if (hasContext()) {
      shortNames()
          .filter(each -> !names.contains(each))
          .flatMap(each -> Stream.of(each, Capitals.asPrinted(each)))
          .map(each -> Tokens.of(each).size() == 1 ? each : "\"" + each + "\"")
          .forEach(quoted -> rules.add("exact:" + quoted + " IF @" + CONTEXT));
    }
    String context = hasContext() ? "@" + CONTEXT : null;
    kind().stream().flatMap(kind -> besideKind(kind, context)).forEach(rules::add);
    return rules.stream().distinct().toList();
  }

  /** Returns queries for our own name, and for our town, beside a noun for our kind. */
  private Stream<String> besideKind(String kind, @Nullable String context) {
    List<String> own = forms.stream().filter(form -> !isShared(form)).toList();
    List<ReleaseText> texts = words.texts();
    return Stream.concat(
        own.stream()
            .limit(1)
            .map(form -> new KindNames(form, acronyms, kind, texts, words::isCommon))
            .flatMap(form -> form.queries(context).stream()),
        own.stream()
            .map(form -> new TownNames(form, kind, texts, words::isCommon))
            .flatMap(form -> form.queries().stream()));
  }

  /** Returns what kind of organisation we are; empty if nothing says it. */
  public Optional<String> kind() {
    return kind(names);
  }

  private Optional<String> kind(List<String> known) {
    return Optional.ofNullable(answers.kind()).or(() -> new OwnKind(words.texts(), known).guess());
  }

  private Stream<String> shortNames() {
    String name = names.getFirst();
    // why: in the name of a translation, Flughafen Tollerby, our short name is used, too.
    Stream<String> ours =
        names.stream().filter(each -> each.contains(" ") && !explained.contains(each));
    List<String> longNames = Stream.concat(ours, people()).toList();
    return isShared(name)
        ? Stream.empty()
        : new ShortNames(name, withoutForenames(name), longNames, words).find();
  }

  /** Returns our name if it is one word in capitals that only we have. */
  private Stream<String> ownWordInCapitals() {
    return names.stream()
        .limit(1)
        .filter(name -> Tokens.of(name).size() == 1 && Capitals.isAll(name) && !isShared(name));
  }

  private String rule(String name) {
    boolean narrowed = isShared(name) && hasContext();
    List<String> tokens = Tokens.of(name).words();
    if (!narrowed && tokens.size() >= LONG_NAME) {
      // why: texts decline a name, as in German: des Bundes der Familien.
      return "stem:\"" + name + "\"";
    }
    // why: a common word in the name, as in Soft Landing, can make the whole a common phrase.
    if (!narrowed
        && tokens.size() > 1
        && tokens.stream().allMatch(word -> words.weight(word) == 1)) {
      return "\"" + name + "\"";
    }
    return narrowed ? inContext(name) : exactly(name);
  }

  /**
   * Returns a query that finds a name as we write it, in capitals, with a small first letter, as
   * papers print a name in capitals, or with an ending of our language.
   */
  private String exactly(String name) {
    List<String> tokens = Tokens.of(name).words();
    String first = Capitals.withSmallFirst(name);
    String printed = tokens.size() > 1 ? Capitals.asPrinted(name) : name;
    Stream<String> forms = Stream.of(name, Capitals.of(name), first, printed);
    List<String> exact =
        Stream.concat(forms, withEndings(name))
            .filter(form -> !form.equals(form.toLowerCase(Locale.ROOT)) || form.equals(name))
            .filter(form -> tokens.size() > 1 || !form.equals(first) || form.equals(name))
            .distinct()
            .map(form -> "\"" + form + "\"")
            .toList();
    return exact.size() == 1
        ? "exact:" + exact.getFirst()
        : "exact:(" + String.join(" ", exact) + ")";
  }

  private Stream<String> withEndings(String name) {
    return words.texts().stream()
        .flatMap(text -> NameEndings.of(name, text.language()))
        .filter(form -> !words.isCommon(Tokens.of(form).word(0)));
  }

  /** True if others can have this name, or if it also means something. */
  public boolean isShared(String name) {
    List<String> tokens = Tokens.of(name).words();
    boolean common = IntStream.range(0, tokens.size()).allMatch(i -> isCommon(tokens, i));
    boolean isAcronym = name.equals(name.toUpperCase(Locale.ROOT)) && tokens.size() == 1;
    return isAcronym ? common || name.length() <= SHORT : common && tokens.size() < LONG_NAME;
  }

  /** True for a common word, and for a word after an article, which is a noun: des Gréements. */
  private boolean isCommon(List<String> name, int word) {
    return words.isCommon(name.get(word)) || (word > 0 && articles.contains(name.get(word - 1)));
  }

  private List<String> otherForms(String name) {
    List<String> forms = new ArrayList<>(joined(name));
    withoutForename(name).ifPresent(forms::add);
    forms.addAll(halves(name));
    return forms;
  }

  /**
   * Returns the halves of a name in two languages that a release uses alone: Huis Calvaigne for
   * <i>Maison Calvaigne – Huis Calvaigne</i>.
   */
  private List<String> halves(String name) {
    return Stream.of(name.split("\\h[–—/-]\\h"))
        .filter(half -> !half.equals(name) && Tokens.of(half).size() > 1)
        .filter(half -> words.isAlone(half, List.of(name)))
        .toList();
  }

  /**
   * Returns a name of a kind, a forename and a surname without the forename: papers print the
   * Hôpital Delphine Castérac as <i>hôpital Castérac</i>.
   */
  private Optional<String> withoutForename(String name) {
    Tokens tokens = Tokens.of(name);
    boolean isPerson =
        tokens.size() == 3
            && ShortNames.isKind(tokens.word(0))
            && !words.isCommon(tokens.word(1))
            && !words.isCommon(tokens.word(2))
            && Forenames.isBefore(name, tokens.start(2));
    return isPerson
        ? Optional.of(name.substring(0, tokens.start(1)) + name.substring(tokens.start(2)))
        : Optional.empty();
  }

  /** Returns the telling words of a name, without a forename: others have it, too. */
  private List<String> withoutForenames(String name) {
    List<String> telling = telling(name, BETWEEN_PARTS);
    return withoutForename(name)
        .map(rest -> telling.stream().filter(rest::contains).toList())
        .orElse(telling);
  }

  /**
   * Returns those words of a longer name by which people know who is meant; none if it has none.
   */
  private List<String> telling(String name, String between) {
    if (!name.contains(" ") || isShared(name)) {
      return List.of();
    }
    return Stream.of(name.split(between))
        .filter(part -> Tokens.of(part).words().size() == 1)
        .filter(part -> !words.isCommon(Tokens.of(part).words().getFirst()))
        .toList();
  }

  /**
   * Returns the beginning of our name that our domain consists of: Chalk Bridge has
   * chalk-bridge.example.
   */
  private Optional<String> inDomain(String name) {
    // why: a branch has a part of the domain of another: north.chalk-bridge.example.
    Optional<String> host = site().map(URI::getHost).or(() -> domain().map(OwnDomain.Found::host));
    return ShortNames.beginnings(name)
        .filter(each -> host.filter(it -> OwnDomain.spells(it, each)).isPresent())
        .findFirst();
  }

  /** Returns the name as one word if our language joins nouns: Salzachbahn. */
  private List<String> joined(String name) {
    String[] parts = name.split(" ");
    boolean joins =
        words.texts().stream().limit(1).anyMatch(text -> WordLists.hasCompounds(text.language()));
    return joins
            && parts.length == 2
            && name.indexOf('-') < 0
            && !articles.contains(Tokens.of(name).word(0))
        ? List.of(parts[0] + parts[1].toLowerCase(Locale.ROOT))
        : List.of();
  }

  /** Returns the names that the releases have beside our acronyms and that are not known yet. */
  private List<String> translated(List<String> known) {
    LongNames names = new LongNames(words, known);
    return ownWords(known)
        .flatMap(acronym -> names.beside(acronym).stream())
        .filter(name -> !isKnown(name, known))
        .toList();
  }

  /** Returns our name, and what each translation makes of it beside a noun for our kind. */
  private List<String> forms(List<String> known) {
    Stream<String> translated =
        kind(known).stream()
            .map(kind -> new TranslatedNames(known.getFirst(), kind, words::isCommon))
            .flatMap(names -> names.in(words.texts()))
            .filter(name -> !isKnown(name, known));
    return Stream.concat(known.stream().limit(1), translated).distinct().toList();
  }

  private List<String> explained(List<String> known) {
    List<String> people = people().toList();
    return words.texts().stream()
        .flatMap(text -> ExplainedNames.in(text).find(ownWords(known).toList()).stream())
        .filter(name -> !isKnown(name, known) && !isKnown(name, people))
        .toList();
  }

  /** Returns our names that are one word, such as acronyms. */
  private Stream<String> ownWords(List<String> known) {
    return Stream.concat(known.stream().limit(1), ownAcronyms())
        .filter(name -> Tokens.of(name).size() == 1);
  }

  private static boolean isKnown(String name, List<String> known) {
    List<String> spelled = Tokens.of(name).words();
    return known.stream().anyMatch(each -> Tokens.of(each).words().equals(spelled));
  }

  private void addSigns() {
    // why: others have a name of one word, too: Dominique.
    people()
        .filter(person -> Tokens.of(person).size() > 1)
        .forEach(person -> signs.add("\"" + person + "\""));
    domains().forEach(own -> signs.add("\"" + own + "\""));
    names.stream().filter(name -> !isShared(name)).forEach(name -> signs.add("\"" + name + "\""));
    List<String> named = namedInReleases();
    named.stream().filter(words::isOnlyAPlace).forEach(places::add);
    named.stream()
        .filter(name -> !places.contains(name))
        .limit(MOST_SIGNS)
        .forEach(name -> signs.add("\"" + name + "\""));
    names.stream()
        .filter(this::isShared)
        .flatMap(words::withKindBefore)
        .forEach(name -> signs.add("\"" + name + "\""));
  }

  private void addSubjects() {
    Stream<String> shared = names.stream().filter(this::isShared);
    Set<String> others =
        wordsOf(Stream.of(shared, signs.stream(), places.stream()).flatMap(each -> each));
    subjects.addAll(words.subjects(others, MOST_SUBJECTS));
  }

  /** Returns names in the releases that are neither ours nor parts of our people's names. */
  private List<String> namedInReleases() {
    Set<String> own = wordsOf(names.stream());
    own.removeIf(words::isEveryday);
    Set<String> ofPeople = wordsOf(people());
    return words.names().entrySet().stream()
        .filter(name -> Tokens.of(name.getKey()).words().stream().noneMatch(own::contains))
        .filter(name -> !ofPeople.containsAll(Tokens.of(name.getKey()).words()))
        .filter(name -> isSign(name.getKey(), name.getValue()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Stream<String> people() {
    return answers.people().stream().map(Spokesperson::name);
  }

  private static Set<String> wordsOf(Stream<String> names) {
    return names.flatMap(name -> Tokens.of(name).words().stream()).collect(Collectors.toSet());
  }

  /** True for a name of two words or more, or one that the release repeats; not for months. */
  private boolean isSign(String name, int times) {
    List<String> tokens = Tokens.of(name).words();
    return (times > 1 || tokens.size() > 1)
        && tokens.stream().filter(words::isCommon).count() < (tokens.size() + 1) / 2
        && words.isInEachText(name);
  }

  private String withoutArticle(String name) {
    List<String> tokens = Tokens.of(name).words();
    boolean article = tokens.size() > 2 && articles.contains(tokens.getFirst());
    return article ? name.substring(Tokens.of(name).start(1)) : name;
  }
}
