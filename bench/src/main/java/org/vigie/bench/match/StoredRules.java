package org.vigie.bench.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Invented rules, and articles of 400 words in three parts, of which one in twenty has the words of
 * some rules. Words are as frequent as in a language: by Zipf's law.
 */
final class StoredRules {
  private static final int WORDS = 20_000;

  /** Rules don't search for the most frequent words. */
  private static final int FREQUENT = 300;

  private static final int TITLE = 10;
  private static final int SUMMARY = 40;
  private static final int TEXT = 350;
  private static final int CONCERNED = 20;

  private final Random random = new Random(7);
  private final double[] upTo = new double[WORDS];
  private final List<Rule> rules = new ArrayList<>();

  /**
   * A rule of three alternatives: two words in a row, two words near each other, and one of three
   * words near another.
   */
  record Rule(List<String> phrase, List<String> near, List<String> options, String beside) {
    // why: our NEAR counts four words from the title to the summary; Lucene's can't go there.
    static final int NEAR = 3;
    static final int BESIDE = 2;

    String query() {
      return "\"%s\" OR %s NEAR/%d %s OR (%s) NEAR/%d %s"
          .formatted(
              String.join(" ", phrase),
              near.getFirst(),
              NEAR,
              near.getLast(),
              String.join(" ", options),
              BESIDE,
              beside);
    }
  }

  record Text(String title, String summary, String text) {}

  StoredRules(int count) {
    double sum = 0;
    for (int word = 0; word < WORDS; word++) {
      sum += 1.0 / (word + 2);
      upTo[word] = sum;
    }
    for (int i = 0; i < count; i++) {
      // why: Lucene's unordered intervals would take one word for both sides of a NEAR.
      List<String> different = rareWords(4);
      rules.add(new Rule(rareWords(2), rareWords(2), different.subList(0, 3), different.getLast()));
    }
  }

  List<Rule> rules() {
    return rules;
  }

  List<Text> texts(int count) {
    return IntStream.range(0, count).mapToObj(this::text).toList();
  }

  private Text text(int number) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < TITLE + SUMMARY + TEXT; i++) {
      words.add(frequentWord());
    }
    for (int i = 0; i < 3 && number % CONCERNED == 0; i++) {
      put(rules.get(random.nextInt(rules.size())), words);
    }
    return new Text(
        String.join(" ", words.subList(0, TITLE)),
        String.join(" ", words.subList(TITLE, TITLE + SUMMARY)),
        String.join(" ", words.subList(TITLE + SUMMARY, words.size())));
  }

  /** Replaces some words of a text by words that a rule searches for. */
  private void put(Rule rule, List<String> words) {
    int at = random.nextInt(words.size() - 20);
    switch (random.nextInt(3)) {
      case 0 -> {
        words.set(at, rule.phrase().getFirst());
        words.set(at + 1, rule.phrase().getLast());
      }
      case 1 -> {
        words.set(at, rule.near().getLast());
        words.set(at + random.nextInt(1, 8), rule.near().getFirst());
      }
      default -> {
        words.set(at, rule.beside());
        words.set(at + random.nextInt(1, 6), rule.options().get(random.nextInt(3)));
      }
    }
  }

  private List<String> rareWords(int count) {
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      String word = word(FREQUENT + random.nextInt(WORDS - FREQUENT));
      if (!words.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private String frequentWord() {
    double at = random.nextDouble() * upTo[WORDS - 1];
    int word = Arrays.binarySearch(upTo, at);
    return word(word < 0 ? -word - 1 : word);
  }

  /** Returns an invented word of four to nine letters, different for each number. */
  private static String word(int number) {
    String[] syllables = {"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te"};
    var word = new StringBuilder();
    for (int rest = number + 12; rest > 0; rest /= 12) {
      word.append(syllables[rest % 12]);
    }
    return word.toString();
  }
}
