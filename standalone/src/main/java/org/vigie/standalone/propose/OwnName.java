package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

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

  /** A word in capitals that can be an acronym. */
  private static final Pattern ACRONYM =
      Pattern.compile("(?<![\\p{L}\\d-])\\p{Lu}{3,10}(?![\\p{L}\\d-])");

  /** Matches what stands between the words of a name: not a hyphen, as in {@code Lyon-Sud}. */
  private static final String BETWEEN_WORDS = "[\\s'’]+";

  /** Matches what stands between the parts of a name: also a hyphen. */
  private static final String BETWEEN_PARTS = "[\\s'’-]+";

  private final Answers answers;
  private final ReleaseWords words;

  /** Articles of the releases' language: the Dutch <i>de</i> is a preposition in French. */
  private final Lexicon articles;

  private final List<String> names;
  private final List<String> acronyms;
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
    this.acronyms = acronyms(given.getFirst());
    given.addAll(acronyms);
    given.addAll(joined(given.getFirst()));
    telling(given.getFirst(), BETWEEN_WORDS).stream()
        .map(words::namesThatBeginWith)
        .forEach(given::addAll);
    this.names = given.stream().distinct().toList();
    addSigns();
    Set<String> own =
        Stream.concat(names.stream().filter(this::isShared), signs.stream())
            .flatMap(name -> Tokens.of(name).words().stream())
            .collect(Collectors.toSet());
    subjects.addAll(words.subjects(own, MOST_SUBJECTS));
  }

  /** Returns the acronyms that the releases explain or repeat. */
  public List<String> acronyms() {
    return acronyms;
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
  public static String inContext(String name) {
    return exactly(name) + " IF @" + CONTEXT;
  }

  /** True if a rule needs the macro {@link #CONTEXT}. */
  public boolean isNarrowed() {
    return rules().stream().anyMatch(rule -> rule.contains("@" + CONTEXT));
  }

  public Proposal proposal() {
    List<String> rules = rules();
    Trial trial = new Trial(rules, Map.of(CONTEXT, context()));
    List<String> found =
        words.examples().stream().filter(trial::finds).limit(MOST_EXAMPLES).toList();
    String name = names.getFirst();
    String made = trial.finds(name) ? name : name + ", " + unquoted(signs);
    List<String> matches = found.isEmpty() && trial.finds(made) ? List.of(made) : found;
    List<String> ignores = new ArrayList<>();
    for (String other : Stream.of(name, name.toLowerCase(Locale.ROOT)).distinct().toList()) {
      if (!trial.finds(other)) {
        ignores.add(other);
      }
    }
    words.examples().stream()
        .filter(sentence -> !trial.finds(sentence))
        .findFirst()
        .ifPresent(ignores::add);
    return new Proposal(Slug.of(name, "us"), answers.name(), rules, matches, ignores);
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
      acronyms.stream()
          .filter(name -> name.length() > SHORT)
          .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
          .forEach(name -> rules.add("exact:" + name + " IF @" + CONTEXT));
    }
    String core = core();
    if (core != null && hasContext()) {
      rules.add("exact:" + core + " IF @" + CONTEXT);
    }
    return rules.stream().distinct().toList();
  }

  private String rule(String name) {
    boolean narrowed = isShared(name) && hasContext();
    List<String> tokens = Tokens.of(name).words();
    // why: a common word in the name, as in Soft Landing, can make the whole a common phrase.
    if (!narrowed
        && tokens.size() > 1
        && tokens.stream().allMatch(word -> words.weight(word) == 1)) {
      return "\"" + name + "\"";
    }
    return narrowed ? inContext(name) : exactly(name);
  }

  /**
   * Returns a query that finds a name as we write it, in capitals, or with a small first letter.
   */
  private static String exactly(String name) {
    List<String> tokens = Tokens.of(name).words();
    String first = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    Stream<String> forms = Stream.of(name, name.toUpperCase(Locale.ROOT), first);
    List<String> exact =
        forms
            .filter(form -> !form.equals(form.toLowerCase(Locale.ROOT)) || form.equals(name))
            .filter(form -> tokens.size() > 1 || !form.equals(first) || form.equals(name))
            .distinct()
            .map(form -> "\"" + form + "\"")
            .toList();
    return exact.size() == 1
        ? "exact:" + exact.getFirst()
        : "exact:(" + String.join(" ", exact) + ")";
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

  /** Returns the one telling word of a longer name if the release uses it alone: Oriel. */
  private @Nullable String core() {
    String name = names.getFirst();
    return telling(name, BETWEEN_PARTS).stream()
        .filter(part -> words.isAlone(part, name))
        // why: a name that begins with such a word says what we are: Alliance, Bund.
        .filter(part -> !name.startsWith(part) || !words.meansSomething(part))
        .findFirst()
        .orElse(null);
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
   * Finds acronyms that a release explains, as {@code Musée de la Voile (MDV)}, or repeats: letters
   * that begin the words of the name, in their order.
   */
  private List<String> acronyms(String name) {
    Set<String> found = new LinkedHashSet<>();
    for (ReleaseText text : words.texts()) {
      String whole = inOneSpelling(text.title() + "\n" + text.text());
      Matcher explained =
          Pattern.compile(Pattern.quote(inOneSpelling(name)) + " \\((\\p{L}{2,10})\\)")
              .matcher(whole);
      while (explained.find()) {
        found.add(explained.group(1));
      }
      ACRONYM
          .matcher(whole)
          .results()
          .map(MatchResult::group)
          .filter(each -> isInitials(each, name))
          .collect(Collectors.groupingBy(each -> each, Collectors.counting()))
          .entrySet()
          .stream()
          .filter(each -> each.getValue() > 1)
          .forEach(each -> found.add(each.getKey()));
    }
    found.removeIf(each -> each.codePoints().filter(Character::isUpperCase).count() < 2);
    return List.copyOf(found);
  }

  private static String inOneSpelling(String text) {
    return text.replace('’', '\'').replaceAll("\\h+", " ");
  }

  /** True if each letter begins a word of the name, in their order; other words are left out. */
  private static boolean isInitials(String acronym, String name) {
    String letters = acronym.toLowerCase(Locale.ROOT);
    int matched = 0;
    for (String word : Tokens.of(name).words()) {
      if (matched < letters.length() && word.charAt(0) == letters.charAt(matched)) {
        matched++;
      }
    }
    return matched == letters.length();
  }

  /** Returns the name as one word if a release is in a language that joins nouns: Salzachbahn. */
  private List<String> joined(String name) {
    String[] parts = name.split(" ");
    boolean joins =
        words.texts().stream().anyMatch(text -> WordLists.hasCompounds(text.language()));
    return joins && parts.length == 2
        ? List.of(parts[0] + parts[1].toLowerCase(Locale.ROOT))
        : List.of();
  }

  private void addSigns() {
    for (Spokesperson person : answers.people()) {
      signs.add("\"" + person.name() + "\"");
    }
    if (answers.site() != null) {
      signs.add("\"" + SiteName.of(answers.site()) + "\"");
    }
    names.stream().filter(name -> !isShared(name)).forEach(name -> signs.add("\"" + name + "\""));
    Set<String> own =
        names.stream()
            .flatMap(name -> Tokens.of(name).words().stream())
            .filter(word -> !words.isEveryday(word))
            .collect(Collectors.toSet());
    words.names().entrySet().stream()
        .filter(name -> Tokens.of(name.getKey()).words().stream().noneMatch(own::contains))
        .filter(name -> isSign(name.getKey(), name.getValue()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_SIGNS)
        .forEach(name -> signs.add("\"" + name.getKey() + "\""));
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
