package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.language.Concepts;
import org.vigie.enrich.language.EverydayWords;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.numbers.Numbers;
import org.vigie.enrich.overlap.Addresses;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.points.Background;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.kind.OwnKind;

/**
 * The words of the releases: which ones are common, which ones are parts of names, and the
 * sentences that can serve as examples.
 */
public final class ReleaseWords {
  /** Maximum UTF-16 code units of an example. Chosen: it stays on one line of the file. */
  private static final int LONGEST_EXAMPLE = 200;

  /** Minimum number of words of an example. Chosen: shorter ones are headings. */
  private static final int LEAST_EXAMPLE = 5;

  /** Minimum letters of a word that shows a subject. An estimate: short ones mean many things. */
  private static final int LEAST_SUBJECT = 3;

  /** Maximum number of words of a name. An estimate: names of institutes are shorter. */
  private static final int LONGEST_NAME = 6;

  private final List<ReleaseText> texts;
  private final EverydayWords everyday = EverydayWords.of(null);
  private final Lexicon joints = Lexicon.of(null, "joints", "genitives");
  // Words that the releases have in lower case, and those of the calendar.
  private final Set<String> common = new HashSet<>();
  private final Set<String> stems = new HashSet<>();

  public ReleaseWords(List<ReleaseText> texts) {
    this.texts = List.copyOf(texts);
    for (ReleaseText text : this.texts) {
      Stems ofLanguage = Stems.of(text.language());
      String prose = Addresses.removed(text.text());
      Tokens tokens = Tokens.of(prose);
      for (int i = 0; i < tokens.size(); i++) {
        if (Character.isLowerCase(prose.codePointAt(tokens.start(i)))) {
          common.add(tokens.word(i));
          stems.add(ofLanguage.stem(tokens.word(i)));
        }
      }
      addCalendar(text.language());
    }
  }

  /** Months and weekdays have a capital letter in some languages, but are no names. */
  private void addCalendar(String language) {
    common.addAll(CalendarWords.of(language).months());
    common.addAll(CalendarWords.of(language).weekdays());
  }

  /** Returns the texts of the releases. */
  public List<ReleaseText> texts() {
    return texts;
  }

  /** True if the word, in lower case and without accents, is no name by itself. */
  public boolean isCommon(String word) {
    return word.length() < 2
        || Character.isDigit(word.charAt(0))
        || everyday.contains(word)
        || common.contains(word)
        // why: another form shows that the word is common, too: rivers, sails.
        || texts.stream().anyMatch(it -> stems.contains(Stems.of(it.language()).stem(word)));
  }

  /**
   * Returns how much a word tells: 0 for “the”, 1 for a rare word. Of several languages, the one
   * counts in which it tells least.
   */
  public double weight(String word) {
    return texts.stream()
        .map(ReleaseText::language)
        .mapToDouble(each -> Background.of(each).weight(Stems.of(each).stem(word)))
        .min()
        .orElse(1);
  }

  /** True for a frequent word in a language of the releases: <i>huis</i>. */
  public boolean isFrequent(String word) {
    return texts.stream()
        .map(ReleaseText::language)
        .filter(WordLists::know)
        .anyMatch(each -> Background.of(each).weight(Stems.of(each).stem(word)) < 1);
  }

  /** True if the word is known to have others that mean the same: alliance, bureau. */
  public boolean meansSomething(String word) {
    return texts.stream()
        .map(ReleaseText::language)
        .anyMatch(each -> !Concepts.alike(each, Stems.of(each).stem(word), each).isEmpty());
  }

  /**
   * True if a text that writes all nouns with a capital letter has this word in another form, too:
   * <i>Mühlenwerk</i> for <i>Mühlenwerke</i>. A name only has longer ones, <i>Harvedes,
   * Harveder</i>.
   */
  public boolean isInOtherForm(String word) {
    return texts.stream()
        .filter(text -> WordLists.hasCapitalNouns(text.language()))
        .anyMatch(text -> isInOtherForm(word, text));
  }

  private static boolean isInOtherForm(String name, ReleaseText text) {
    Stems stems = Stems.of(text.language());
    String form = Tokens.of(name).word(0);
    String stem = stems.stem(form);
    return Tokens.of(text.title() + "\n" + text.text()).words().stream()
        .anyMatch(word -> !word.startsWith(form) && stems.stem(word).equals(stem));
  }

  public boolean isEveryday(String word) {
    return everyday.contains(word);
  }

  /** True if a text has this word in lower case, and for months and weekdays. */
  boolean isInLowerCase(String word) {
    return common.contains(word);
  }

  /** Returns the title and the sentences of one text, each on one line. */
  static List<String> sentences(ReleaseText text) {
    List<String> sentences = new ArrayList<>();
    if (!text.title().isBlank()) {
      sentences.add(text.title());
    }
    for (Sentence sentence : Sentences.of(text.text(), text.language())) {
      sentences.add(
          text.text().substring(sentence.start(), sentence.end()).replaceAll("\\s+", " ").strip());
    }
    return sentences;
  }

  /** True if a text has this word, as written, other than in one of these or a longer name. */
  public boolean isAlone(String word, List<String> names) {
    Pattern alone = whole(Pattern.quote(word) + "(?!\\s+\\p{Lu})");
    return texts.stream()
        .map(text -> without(names, text.title() + "\n" + text.text()))
        .anyMatch(text -> alone.matcher(text).find());
  }

  private static String without(List<String> names, String text) {
    return names.stream().reduce(text, (rest, name) -> rest.replace(name, " "));
  }

  /**
   * Returns the names in which capitalised words follow a word, and which a text has more than
   * once: {@code Oriel Ferries}. A translation can have another name than the release.
   *
   * @param known longer names, whose parts are no names
   */
  public List<String> namesThatBeginWith(String word, List<String> known) {
    Pattern name = whole(Pattern.quote(word) + "(?: \\p{Lu}[\\p{L}-]*)+");
    // why: where nouns are joined, they also have capitals, as in German.
    return texts.stream()
        .filter(text -> !WordLists.hasCompounds(text.language()))
        .flatMap(
            text ->
                name
                    .matcher(without(known, text.text()))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.groupingBy(each -> each, Collectors.counting()))
                    .entrySet()
                    .stream())
        .filter(found -> found.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .distinct()
        .toList();
  }

  /** Returns a name with each noun for a kind that stands before it: <i>association Avance</i>. */
  public Stream<String> withKindBefore(String name) {
    Pattern behindWord = whole("(\\p{L}+)\\h" + Pattern.quote(name));
    return texts.stream()
        .flatMap(text -> behindWord.matcher(text.title() + "\n" + text.text()).results())
        .filter(found -> OwnKind.isNoun(Tokens.of(found.group(1)).word(0)))
        .map(MatchResult::group)
        .distinct();
  }

  private static Pattern whole(String word) {
    return Pattern.compile(
        "(?<![\\p{L}\\d-])" + word + "(?![\\p{L}\\d-])", Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** True if each text has this name, not only in an address: a translation keeps a name. */
  public boolean isInEachText(String name) {
    List<String> wanted = Tokens.of(name).words();
    return texts.stream()
        .allMatch(
            text ->
                Collections.indexOfSubList(
                        Tokens.of(text.title() + "\n" + Addresses.removed(text.text())).words(),
                        wanted)
                    >= 0);
  }

  /**
   * True if the news has this name only behind a preposition of place: {@code in Lisbon}, {@code at
   * the Lisbon summit}. The town of a dateline is ours, and so is one in the standing text.
   */
  public boolean isOnlyAPlace(String name) {
    return texts.stream()
        .allMatch(
            text ->
                isPlace(name, text.title(), List.of(), text.language())
                    && isPlace(name, text.text(), StandingText.of(text), text.language()));
  }

  /** True if a release has this name where it says who we are. */
  public boolean isInStandingText(String name) {
    return texts.stream().anyMatch(text -> standing(text).contains(name));
  }

  static String standing(ReleaseText text) {
    return StandingText.of(text).stream()
        .map(part -> text.text().substring(part.start(), part.end()))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isPlace(
      String name, String text, List<Sentence> standing, String language) {
    return NameUses.uses(name, text, language).stream()
        .allMatch(
            use ->
                use.isPlace() && standing.stream().noneMatch(part -> part.contains(use.start())));
  }

  /**
   * Returns the sentences of the first text that can serve as examples; then those of the others.
   */
  public List<String> examples() {
    return texts.stream()
        .flatMap(text -> sentences(text).stream().sorted(Comparator.comparingInt(String::length)))
        .filter(sentence -> sentence.length() <= LONGEST_EXAMPLE)
        .filter(sentence -> Tokens.of(sentence).size() >= LEAST_EXAMPLE)
        .distinct()
        .toList();
  }

  /**
   * Returns the names in the texts, with the number of times that each occurs: sequences of words
   * with capital letters. Leaves out a word that also occurs in lower case, and single words that
   * only open sentences. If all nouns of the texts have capital letters, only several rare words
   * are a name.
   */
  public Map<String, Integer> names() {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (ReleaseText text : texts) {
      sentences(text).forEach(sentence -> addNames(sentence, names));
    }
    if (texts.stream().allMatch(text -> WordLists.hasCapitalNouns(text.language()))) {
      names.keySet().removeIf(name -> !isSeveralRareWords(Tokens.of(name).words()));
    }
    return names;
  }

  private boolean isSeveralRareWords(List<String> name) {
    return name.size() > 1 && name.stream().allMatch(word -> weight(word) == 1);
  }

  /**
   * Returns rare words of each text that are no numbers or units, with their accents, those first
   * that it repeats, and one form of each.
   *
   * @param others words to leave out, in all their forms
   * @param most maximum number of words of each text
   */
  public Set<String> subjects(Set<String> others, int most) {
    Set<String> subjects = new LinkedHashSet<>();
    for (ReleaseText text : texts) {
      Stems stems = Stems.of(text.language());
      Set<String> without = others.stream().map(stems::stem).collect(Collectors.toSet());
      Map<String, String> forms = new HashMap<>();
      Map<String, Integer> counts = new LinkedHashMap<>();
      String whole = text.title() + "\n" + text.text();
      Tokens tokens = Tokens.of(whole);
      var measures = new Measures(whole, tokens, text.language());
      for (int i = 0; i < tokens.size(); i++) {
        String word = tokens.word(i);
        // why: rivière and riviere have different stems.
        String surface = whole.substring(tokens.start(i), tokens.end(i)).toLowerCase(Locale.ROOT);
        String stem = stems.stem(surface);
        if (isSubject(word, stem, text.language())
            && !Numbers.isQuantity(surface, text.language())
            && !measures.has(i)
            && !without.contains(stem)
            && !without.contains(stems.stem(word))) {
          counts.merge(forms.computeIfAbsent(stem, _ -> surface), 1, Integer::sum);
        }
      }
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(most)
          .forEach(each -> subjects.add(each.getKey()));
    }
    return subjects;
  }

  private boolean isSubject(String word, String stem, String language) {
    return word.length() >= LEAST_SUBJECT
        && !Character.isDigit(word.charAt(0))
        && !everyday.contains(word)
        && !CalendarWords.of(language).contains(word)
        && Background.of(language).weight(stem) == 1;
  }

  private void addNames(String sentence, Map<String, Integer> names) {
    Tokens tokens = Tokens.of(sentence);
    for (int i = 0; i < tokens.size(); ) {
      int end = endOfName(sentence, tokens, i);
      if (end > i && (i > 0 || end > 1)) {
        int first = i == 0 && isCommon(tokens.word(0)) ? 1 : i;
        boolean isName = false;
        for (int word = first; word < end; word++) {
          isName |= !isCommon(tokens.word(word));
        }
        if (isName) {
          names.merge(
              sentence.substring(tokens.start(first), tokens.end(end - 1)), 1, Integer::sum);
        }
      }
      i = Math.max(i + 1, end);
    }
  }

  /** Returns the index after the name that begins at this word; the index itself if none does. */
  private int endOfName(String text, Tokens tokens, int start) {
    int end = start;
    for (int i = start; i < Math.min(tokens.size(), start + LONGEST_NAME); i++) {
      boolean capital = Character.isUpperCase(text.codePointAt(tokens.start(i)));
      boolean joined =
          i == start || text.substring(tokens.end(i - 1), tokens.start(i)).matches("[\\s'’-]{1,2}");
      if (!joined || (!capital && (i == start || !joints.contains(tokens.word(i))))) {
        break;
      }
      end = capital ? i + 1 : end;
    }
    return end;
  }
}
