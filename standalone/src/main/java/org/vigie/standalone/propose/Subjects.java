package org.vigie.standalone.propose;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.numbers.Numbers;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Proposes the subjects of the releases as tags: names that occur twice or more, and pairs of words
 * that do.
 */
public final class Subjects {
  /** Chosen: a page of the file, and a person reads each. */
  private static final int MOST = 3;

  /** Minimum weight of the words of a subject. An estimate: “last” and “year” tell less. */
  private static final double LEAST_TELLING = 0.6;

  /** Words and what may stand between them. */
  private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\p{M}\\s'’-]+");

  /** An apostrophe inside a word, which cuts the word in two: aujourd'hui. */
  private static final Pattern MIDDLE = Pattern.compile("\\p{L}{3}['’]\\p{L}{2}");

  private static final Lexicon CONJUNCTIONS = Lexicon.of(null, "joints");

  private final ReleaseWords words;
  private final List<ReleaseText> originals;
  private final Set<String> ours = new HashSet<>();
  private final Roles roles;

  /**
   * The names of the organisation and of its people are no topics, nor are other people with an
   * office, whom a release quotes.
   *
   * @param originals the texts that are no translations
   */
  public Subjects(ReleaseWords words, List<ReleaseText> originals, List<String> ours) {
    this.words = words;
    this.originals = List.copyOf(originals);
    this.roles = new Roles(words.texts(), ours);
    ours.forEach(name -> this.ours.addAll(Tokens.of(name).words()));
    this.ours.removeIf(words::isEveryday);
  }

  public List<Proposal> proposals(Set<String> takenIds) {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> used = new HashSet<>(ours);
    for (String phrase : candidates()) {
      List<String> tokens = Tokens.of(phrase).words();
      boolean isNew = tokens.stream().noneMatch(used::contains);
      String id = Slug.of(phrase, "");
      if (isNew && !id.isEmpty() && takenIds.add(id) && proposals.size() < MOST) {
        used.addAll(tokens.stream().filter(word -> !words.isEveryday(word)).toList());
        proposals.add(proposal(id, phrase));
      }
    }
    return proposals;
  }

  private List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    words.names().entrySet().stream()
        .filter(name -> name.getValue() > 1 && isOwnSubject(name.getKey()))
        .filter(name -> isInTheNews(name.getKey()) && !roles.isOfficer(name.getKey()))
        .filter(name -> !isQuantity(name.getKey()) && !isOfPlaces(name.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(name -> candidates.add(name.getKey()));
    for (ReleaseText text : originals) {
      phrases(text).entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparingInt(entry -> -entry.getKey().length())
                  .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .filter(not(this::isQuantity))
          .forEach(candidates::add);
    }
    return candidates;
  }

  /**
   * True for a name of several words, and for an acronym. One word is often a place: Saint-Malo.
   */
  private static boolean isOwnSubject(String name) {
    return name.contains(" ") || Tokens.of(name).size() > 2 || name.matches("\\p{Lu}{3,}");
  }

  /** False for a name that only the standing text of the releases has, such as a press contact. */
  private boolean isInTheNews(String name) {
    return words.texts().stream()
        .anyMatch(
            text -> {
              List<Sentence> standing = StandingText.of(text);
              return Pattern.compile(name, Pattern.LITERAL)
                  .matcher(text.title() + "\n" + text.text())
                  .results()
                  .mapToInt(found -> found.start() - text.title().length() - 1)
                  .anyMatch(at -> standing.stream().noneMatch(part -> part.contains(at)));
            });
  }

  private Proposal proposal(String id, String phrase) {
    List<String> rules = List.of("\"" + phrase + "\"");
    Trial trial = new Trial(rules, Map.of());
    List<String> matches = words.examples().stream().filter(trial::finds).limit(1).toList();
    return new Proposal(id, phrase, rules, matches, List.of());
  }

  /**
   * Returns the pairs and triples of words that occur twice or more in a text, once of them in its
   * title or its first paragraph, with their numbers. They begin and end with a word that is not
   * everyday.
   */
  private Map<String, Integer> phrases(ReleaseText text) {
    Map<String, Integer> phrases = new HashMap<>();
    for (String sentence : ReleaseWords.sentences(text)) {
      phrasesOf(sentence).forEach(phrase -> phrases.merge(phrase, 1, Integer::sum));
    }
    int paragraph = text.text().indexOf("\n\n");
    String lead = paragraph < 0 ? text.text() : text.text().substring(0, paragraph);
    Set<String> opening = new HashSet<>(phrasesOf(text.title()));
    opening.addAll(phrasesOf(lead));
    phrases.entrySet().removeIf(each -> each.getValue() < 2 || !opening.contains(each.getKey()));
    return phrases;
  }

  private boolean isQuantity(String phrase) {
    return words.texts().stream().anyMatch(text -> Numbers.isQuantity(phrase, text.language()));
  }

  /** True for the town of a dateline, and for two names that are joined: Hamburg and Leipzig. */
  private boolean isOfPlaces(String name) {
    return Tokens.of(name).words().stream().anyMatch(CONJUNCTIONS::contains)
        || words.texts().stream().flatMap(Dateline::towns).anyMatch(name::equalsIgnoreCase);
  }

  private List<String> phrasesOf(String sentence) {
    List<String> phrases = new ArrayList<>();
    Tokens tokens = Tokens.of(sentence);
    for (int length = 2; length <= 3; length++) {
      for (int i = 0; i + length <= tokens.size(); i++) {
        if (isSubject(sentence, tokens, i, i + length - 1)) {
          String surface = sentence.substring(tokens.start(i), tokens.end(i + length - 1));
          phrases.add(surface.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        }
      }
    }
    return phrases;
  }

  private boolean isSubject(String sentence, Tokens tokens, int first, int last) {
    int start = tokens.start(first);
    int end = tokens.end(last);
    String between = sentence.substring(start, end);
    return PHRASE.matcher(between).matches()
        && !MIDDLE.matcher(sentence.substring(Math.max(0, start - 4), end)).find()
        && isTelling(tokens.word(first))
        && isTelling(tokens.word(last))
        && words.isInLowerCase(tokens.word(last));
  }

  private boolean isTelling(String word) {
    return word.length() > 2 && !words.isEveryday(word) && words.weight(word) >= LEAST_TELLING;
  }
}
