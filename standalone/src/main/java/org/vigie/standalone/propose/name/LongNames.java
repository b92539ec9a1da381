package org.vigie.standalone.propose.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.language.Compounds;
import org.vigie.enrich.language.Concepts;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Folding;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.ReleaseWords;

/**
 * Finds the long names that a release has beside our acronym: {@code Alliance for Air (AVAS)},
 * {@code AVAS (Alliance for Air)} and {@code (AVAS, the Alliance for Air)}. A translation has
 * another one than the release.
 *
 * <p>Others stand there, too: {@code Jane Wren (AVAS)}. So the acronym must consist of the
 * beginnings of its words, or most of its words must mean what words of our names mean, or one of
 * them must say what an organisation is, and a release must have the name where it says who we are.
 */
final class LongNames {
  /** Maximum number of words of a name. An estimate: longer texts are clauses. */
  private static final int LONGEST = 12;

  /** Minimum length of an acronym whose initials show a name. An estimate: two are an accident. */
  private static final int LEAST_INITIALS = 3;

  /** Minimum letters that words of one family share: vigilance, vigilancia. An estimate. */
  private static final int LEAST_ALIKE = 5;

  /** Minimum letters of a part of a compound. An estimate: shorter ones occur by chance. */
  private static final int LEAST_PART = 4;

  /** What can stand between the words of a name: no blank line, as between a heading and a text. */
  private static final String JOINT = "(?:[\\h'’,&-]|\\R(?!\\h*\\R)){1,3}";

  private final ReleaseWords words;
  private final List<String> known;
  private final Set<String> ours = new LinkedHashSet<>();

  /** Takes the names that are known. */
  LongNames(ReleaseWords words, List<String> known) {
    this.words = words;
    this.known = known.stream().filter(name -> name.contains(" ")).toList();
    known.forEach(name -> ours.addAll(surfaces(name)));
    ours.removeIf(word -> words.isEveryday(Tokens.of(word).word(0)));
  }

  private static List<String> surfaces(String text) {
    Tokens tokens = Tokens.of(text);
    List<String> surfaces = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      surfaces.add(text.substring(tokens.start(i), tokens.end(i)).toLowerCase(Locale.ROOT));
    }
    return surfaces;
  }

  /** Returns the names, without articles. A name that is known can be among them. */
  List<String> beside(String acronym) {
    Set<String> names = new LinkedHashSet<>();
    for (ReleaseText text : words.texts()) {
      String whole = Acronyms.inOneSpelling(text.title() + ".\n" + text.text());
      Stream.concat(before(acronym, whole), behind(acronym, whole))
          .map(run -> name(run, acronym, text.language()).or(() -> ofKind(run, text.language())))
          .flatMap(Optional::stream)
          .filter(name -> !endsWithKnown(name, text.language()))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** Words in which a name is sought, up to the end of the text. */
  private record Run(String text, boolean isWhole) {}

  private static Stream<Run> before(String acronym, String text) {
    return Pattern.compile(
            "(?:[\\p{L}\\d]+"
                + JOINT
                + "){0,%d}[\\p{L}\\d]+(?= \\(%s\\))".formatted(LONGEST - 1, Pattern.quote(acronym)))
        .matcher(text)
        .results()
        .map(found -> new Run(found.group(), false));
  }

  private static Stream<Run> behind(String acronym, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\d-])%s(?: \\(|, )((?:[\\p{L}\\d]+%s){1,%d}[\\p{L}\\d]+)\\)"
                .formatted(Pattern.quote(acronym), JOINT, LONGEST))
        .matcher(text)
        .results()
        .map(found -> new Run(found.group(1), true));
  }

  private Optional<String> name(Run run, String acronym, String language) {
    Lexicon articles = Lexicon.of(language, "articles", "determiners", "place-prepositions");
    Tokens tokens = Tokens.of(run.text);
    int best = -1;
    int highest = 0;
    boolean isFirst = true;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (!articles.contains(tokens.word(i)) && (isFirst || !run.isWhole)) {
        isFirst = false;
        int likeness = likeness(run.text.substring(tokens.start(i)), acronym, language);
        if (likeness > highest) {
          best = i;
          highest = likeness;
        }
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(run.text.substring(tokens.start(best)));
  }

  private Optional<String> ofKind(Run run, String language) {
    // why: others stand there, too, such as a ministry. But who we are says the standing text.
    return NameOfKind.atEnd(run.text, language)
        .filter(name -> !run.isWhole || name.length() == run.text.length())
        .filter(words::isInStandingText);
  }

  /**
   * True if a text ends with a name that is known, in any form: <i>Umfrage des Bundes Hafel</i>.
   */
  private boolean endsWithKnown(String text, String language) {
    List<String> stems = stems(text, language);
    return known.stream()
        .map(name -> stems(name, language))
        .anyMatch(
            name ->
                stems.size() > name.size()
                    && stems.subList(stems.size() - name.size(), stems.size()).equals(name));
  }

  private static List<String> stems(String text, String language) {
    return Tokens.of(text).words().stream().map(Stems.of(language)::stem).toList();
  }

  /**
   * Returns how many more words are ours than not, or for a text with the initials, more for a
   * shorter one; 0 if the text doesn't begin as a name does.
   */
  private int likeness(String text, String acronym, String language) {
    if (!Character.isUpperCase(text.codePointAt(0))) {
      return 0;
    }
    boolean hasInitials =
        Acronyms.areBeginnings(acronym, text, LEAST_INITIALS)
            && Character.toLowerCase(text.charAt(0)) == Character.toLowerCase(acronym.charAt(0));
    if (hasInitials) {
      return LONGEST + 1 - Tokens.of(text).size();
    }
    int more = 0;
    for (String word : surfaces(text)) {
      if (!words.isEveryday(Tokens.of(word).word(0))) {
        more += isOurs(word, language) ? 1 : -1;
      }
    }
    return more;
  }

  /** True if a word is a word of our names, of its family, or means the same. */
  private boolean isOurs(String word, String language) {
    String stem = Stems.of(language).stem(word);
    boolean joins = WordLists.hasCompounds(language);
    Predicate<String> isStem =
        each -> each.equals(stem) || (joins && each.length() >= LEAST_PART && stem.contains(each));
    return ours.stream()
        .anyMatch(
            our ->
                our.equals(word)
                    || Acronyms.shared(Folding.fold(our), Folding.fold(word)) >= LEAST_ALIKE
                    || alike(our, language).anyMatch(isStem));
  }

  private Stream<String> alike(String our, String language) {
    return words.texts().stream()
        .map(ReleaseText::language)
        .distinct()
        .flatMap(
            each ->
                parts(our, each).flatMap(part -> Concepts.alike(each, part, language).stream()));
  }

  /** Returns the stem of a word, and those of the words that it joins: <i>Steilwiese</i>. */
  private static Stream<String> parts(String word, String language) {
    String stem = Stems.of(language).stem(word);
    return Stream.concat(
        Stream.of(stem), Compounds.of(language).parts(Folding.fold(word), stem).stream());
  }
}
