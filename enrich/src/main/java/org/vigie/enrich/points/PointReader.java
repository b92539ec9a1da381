package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.LanguageGuess;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.overlap.NameFinder;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.overlap.Unsaid;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;

/** Reads the points of releases: each sentence with the words and numbers that tell something. */
record PointReader(Unsaid unsaid) {
  /** Weight below which a word is left out: it would only cost time. */
  private static final double LEAST_WORD = 0.15;

  /** Weight below which a sentence is no point. An estimate: two rare words, or a long number. */
  private static final double LEAST = 1.5;

  /** Part that words of the standing text count elsewhere in the release. An estimate. */
  private static final double EVERYDAY = 0.5;

  /** Returns the points of one release in one language; not those of its standing text. */
  List<Point> ofRelease(String release, ReleaseText text) {
    List<Point> points = new ArrayList<>();
    Set<String> everyday = new HashSet<>();
    List<Sentence> standing = StandingText.of(text);
    Tokens all = Tokens.of(text.text());
    BitSet names = NameFinder.in(text.text(), all, text.language());
    int next = 0;
    for (Sentence sentence : Sentences.of(text.text(), text.language())) {
      int first = next;
      while (next < all.size() && all.start(next) < sentence.end()) {
        next++;
      }
      String words = text.text().substring(sentence.start(), sentence.end());
      Words read = words(words, text.language(), names.get(first, next));
      if (standing.stream().anyMatch(range -> range.contains(sentence.start()))) {
        everyday.addAll(read.weights.keySet());
      } else {
        points.add(point(release, text, sentence, read));
      }
    }
    return telling(points, everyday);
  }

  private static Point point(String release, ReleaseText text, Sentence sentence, Words read) {
    return new Point(
        release,
        text,
        text.language(),
        text.text().substring(sentence.start(), sentence.end()),
        sentence.start(),
        sentence.end(),
        read.weights,
        read.names);
  }

  /**
   * Returns the points of messages. Words that the releases or many messages have are weakened.
   *
   * @param ofReleases the points of the releases
   * @param otherwise language of sentences that are too short to guess it: that of the releases
   */
  List<Point> ofMessages(
      List<TagRules> messages, List<Point> ofReleases, @Nullable String otherwise) {
    List<Point> points =
        messages.stream()
            .flatMap(it -> ofMessage(it.id(), it.sentences(), otherwise).stream())
            .toList();
    SubjectWords subject = SubjectWords.of(ofReleases, points);
    return points.stream().map(subject::weaken).toList();
  }

  private List<Point> ofMessage(
      String message, List<String> sentences, @Nullable String otherwise) {
    List<Point> points = new ArrayList<>();
    for (String sentence : sentences) {
      String guess = LanguageGuess.likeliest(Tokens.of(sentence));
      String language = guess == null ? otherwise : guess;
      Words read = words(sentence, language, new BitSet());
      points.add(
          new Point(
              Point.message(message),
              null,
              language,
              sentence,
              0,
              sentence.length(),
              read.weights,
              read.names));
    }
    return points;
  }

  /**
   * Weakens the words that many sentences have, and those of the standing text: texts about us have
   * them anyway. Drops sentences with too little left.
   */
  private static List<Point> telling(List<Point> points, Set<String> everyday) {
    SubjectWords subject = SubjectWords.of(points, List.of());
    return points.stream()
        .map(subject::weaken)
        .map(point -> point.weakened(term -> everyday.contains(term) ? EVERYDAY : 1))
        .filter(point -> point.weights().values().stream().mapToDouble(it -> it).sum() >= LEAST)
        .toList();
  }

  /** The weights and names of one sentence, as {@link Point} has them. */
  private record Words(Map<String, Double> weights, Map<String, String> names) {}

  private Words words(String text, @Nullable String language, BitSet inNames) {
    Background background = Background.of(language == null ? "" : language);
    Tokens words = Tokens.of(text);
    var reader = new TermReader(language, NumberSpellings.of(language));
    Map<String, Double> weights = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    BitSet aboutUs = unsaid.inRoles(words);
    for (Term term : reader.read(text, words, word -> !unsaid.contains(word))) {
      boolean name = isName(text, words, term.first());
      double weight =
          term.isNumber()
              ? term.weightOfNumber()
              : background.weight(term.key(), name) / lengthOfName(inNames, term.first());
      if (weight >= LEAST_WORD && term.key().length() > 1 && !aboutUs.get(term.first())) {
        weights.put(term.key(), weight);
        if (name) {
          names.put(words.word(term.first()), term.key());
        }
      }
    }
    return new Words(weights, names);
  }

  /** True for a word with a capital letter that does not begin a sentence or a quotation. */
  private static boolean isName(String text, Tokens words, int word) {
    String before = text.substring(word == 0 ? 0 : words.end(word - 1), words.start(word));
    return word > 0
        && Character.isUpperCase(text.codePointAt(words.start(word)))
        && before.chars().noneMatch(sign -> ".!?:\"«“„".indexOf(sign) >= 0);
  }

  /** Returns the number of words of the name around a word: a name tells as much as one word. */
  private static int lengthOfName(BitSet names, int word) {
    return names.get(word) ? names.nextClearBit(word) - names.previousClearBit(word) - 1 : 1;
  }
}
