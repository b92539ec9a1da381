package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds what a release, or its translation, calls us where it says who we are: <i>À propos de la
 * Fédération des eaux</i>, <i>ADA – Associação da Água</i>.
 */
record ExplainedNames(String text, String language) {
  /** Maximum number of words of a name. An estimate: longer texts are clauses. */
  private static final int LONGEST = 8;

  /** Minimum number of times that the release has the name. Chosen: it is used elsewhere, too. */
  private static final int LEAST_USES = 2;

  static ExplainedNames in(ReleaseText release) {
    String text = Acronyms.inOneSpelling(release.title() + "\n" + release.text());
    return new ExplainedNames(text, release.language());
  }

  /** Returns the names, without articles. A name that is known can be among them. */
  List<String> find(List<String> acronyms) {
    Stream<String> dashed = acronyms.stream().flatMap(this::behind).filter(this::isOrganisation);
    return Stream.concat(inHeadings(), dashed).filter(this::isUsed).distinct().toList();
  }

  private Stream<String> inHeadings() {
    Pattern aboutUs = WordLists.anyOf(language, "about-us");
    return text.lines()
        .filter(line -> line.indexOf(':') < 0) // why: a contact follows it
        .flatMap(
            line -> {
              Matcher begins = aboutUs.matcher(String.join(" ", Tokens.of(line).words()));
              int words = begins.lookingAt() ? Tokens.of(begins.group()).size() : line.length();
              return name(line, words).stream();
            });
  }

  /** Finds what stands between {@code ADA –} and the next sign. */
  private Stream<String> behind(String acronym) {
    return Pattern.compile(Pattern.quote(acronym) + "\\h[–—-]\\h([^,.;:()–—\\n]+)")
        .matcher(text)
        .results()
        .flatMap(found -> name(found.group(1), 0).stream());
  }

  private boolean isOrganisation(String name) {
    return Kinds.words(language).stream()
        .anyMatch(kind -> Tokens.of(kind).word(0).equals(Tokens.of(name).word(0)));
  }

  private boolean isUsed(String name) {
    return text.split(Pattern.quote(name), -1).length > LEAST_USES;
  }

  /** Returns the words from {@code from} on without an article, if they can be a name. */
  private Optional<String> name(String line, int from) {
    Lexicon small = Lexicon.of(language, "articles", "determiners", "genitives");
    Tokens words = Tokens.of(line);
    int first = from;
    while (first < words.size() && small.contains(words.word(first))) {
      first++;
    }
    int length = words.size() - first;
    return length > 1
            && length <= LONGEST
            && Character.isUpperCase(line.codePointAt(words.start(first)))
        ? Optional.of(line.substring(words.start(first), words.end(words.size() - 1)))
        : Optional.empty();
  }
}
