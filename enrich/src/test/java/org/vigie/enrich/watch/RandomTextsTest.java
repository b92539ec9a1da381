package org.vigie.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.match.Articles;
import org.vigie.enrich.story.Finding;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.events.WatchItem.TagRules;

/**
 * Random releases, and articles made of parts of them, in the seven languages that have word lists:
 * sentences, quotations and numbers, whole and broken. {@code -Dvigie.random=N} sets the number of
 * releases; a failure names its seed.
 */
class RandomTextsTest {
  private static final int RELEASES = Integer.getInteger("vigie.random", 40);
  private static final int ARTICLES = 10;

  private static final List<String> NUMBERS =
      List.of(
          "46 000",
          "46.000",
          "46,000",
          "46k",
          "46\u202F000",
          "4,6 millions",
          "2.3bn",
          "€3.8m",
          "12",
          "1 234 567,89",
          "vingt-deux",
          "forty-six thousand",
          "zweihundert",
          "mille",
          "0",
          "00",
          "999999999999999999999",
          "1,2,3,4",
          "1.2.3.4",
          "3½",
          "٣٤",
          "१२",
          "5e9",
          "-7",
          "%",
          "2026",
          "12/02/2026",
          "n°",
          "1er",
          "k",
          "M",
          "1'000'000",
          "0,0000000000000001");

  private static final List<String> MARKS =
      List.of(
          "“", "”", "«", "»", "« ", " »", "„", "‟", "\"", "'", "‘", "’", "‹", "›", "—", "– ", "- ",
          ":", ", ", ". ", "! ", "?", "…", "; ", "\n", "\n\n", "(", ")", "[", "\t", "\u00A0", "* ");

  private static final List<String> ODD =
      List.of(
          "\uD800",
          "\u200B",
          "\u00AD",
          "e\u0301",
          "ß",
          "İ",
          "ﬁ",
          "中文",
          "🛢️",
          "𝕀𝔸",
          "x".repeat(400),
          "A.I.",
          "l'",
          "d’d’d’",
          "\u202E",
          "ΑΣ",
          "ǅ",
          "a".repeat(60) + "-" + "b".repeat(60));

  private static final List<String> NAMES =
      List.of("River Trust", "Jane Wren", "Wren", "Ann Lee", "Ashwell", "the trust", "RIVER TRUST");

  @Test
  void findsPlacesThatAreInTheTextsAndTheSameTwice() {
    long start = System.nanoTime();
    int pickups = 0;
    for (long seed = start; seed < start + RELEASES; seed++) {
      var random = new Random(seed);
      String language = any(WordLists.LANGUAGES, random);
      List<String> words = List.copyOf(WordLists.words(language, "speech", "pledges", "articles"));
      Release release = release(language, words, random);
      Analysis analysis =
          Analysis.of(
              "w",
              List.of(organisation(language), tag(), message(release, words, random), release));
      for (int i = 0; i < ARTICLES; i++) {
        Article article = article(language, words, release, random);
        pickups += isPickedUp(analysis, article, release, seed) ? 1 : 0;
      }
    }
    assertThat(pickups).isGreaterThan(RELEASES);
  }

  private static boolean isPickedUp(
      Analysis analysis, Article article, Release release, long seed) {
    Finding finding = analysis.read(article);
    Finding again = analysis.read(article);
    assertThat(again.tags()).as("seed %d", seed).isEqualTo(finding.tags());
    assertThat(again.pickup()).as("seed %d", seed).isEqualTo(finding.pickup());
    finding.tags().forEach(tag -> check(tag, article));
    Pickup pickup = finding.pickup();
    if (pickup != null) {
      pickup.passages().forEach(each -> check(each, article, release, seed));
    }
    return pickup != null && pickup.kind().takes();
  }

  private static void check(Tag tag, Article article) {
    assertThat(string(tag.field(), article).substring(tag.start(), tag.end()))
        .isEqualTo(tag.surface());
  }

  private static void check(Passage passage, Article article, Release release, long seed) {
    String said = string(passage.field(), article);
    assertThat(passage.articleStart()).as("seed %d", seed).isBetween(0, passage.articleEnd() - 1);
    assertThat(passage.articleEnd()).isLessThanOrEqualTo(said.length());
    String text =
        release.texts().stream()
            .filter(each -> each.language().equals(passage.language()))
            .findFirst()
            .orElseThrow()
            .text();
    assertThat(passage.releaseStart()).as("seed %d", seed).isBetween(0, passage.releaseEnd() - 1);
    assertThat(passage.releaseEnd()).isLessThanOrEqualTo(text.length());
    passage.shared().forEach(word -> assertThat(said).as("seed %d", seed).contains(word));
  }

  private static String string(Tag.Field field, Article article) {
    return switch (field) {
      case title -> article.title();
      case summary -> article.summary();
      case text -> article.text();
    };
  }

  private static Organisation organisation(String language) {
    var names =
        new Names(
            List.of("the trust"),
            List.of(new Spokesperson("Jane Wren", List.of("director", language), List.of("Wren"))),
            List.of(),
            "ngo");
    return new Organisation(
        "w", "w", 1, Instant.EPOCH, false, "River Trust", List.of(), List.of("us"), "UTC", names);
  }

  private static WatchItem tag() {
    return new TagRules(
        "w",
        "us",
        1,
        Instant.EPOCH,
        false,
        "us",
        false,
        List.of(new Rule("us#1", "\"river trust\"", List.of())),
        Map.of());
  }

  /** Returns a message in several wordings: one from the release, the others by chance. */
  private static WatchItem message(Release release, List<String> words, Random random) {
    String text = release.texts().getFirst().text();
    List<String> wordings = new ArrayList<>();
    wordings.add(text.substring(0, Math.min(200, text.length())));
    random.ints(random.nextInt(4), 1, 20).forEach(most -> wordings.add(text(words, random, most)));
    return new TagRules(
        "w", "m", 1, Instant.EPOCH, false, "m", true, List.of(), Map.of(), wordings, List.of());
  }

  private static Release release(String language, List<String> words, Random random) {
    String other = any(WordLists.LANGUAGES, random);
    List<ReleaseText> texts = new ArrayList<>();
    texts.add(new ReleaseText(language, text(words, random, 8), text(words, random, 120)));
    if (!other.equals(language)) {
      texts.add(new ReleaseText(other, text(words, random, 8), text(words, random, 120)));
    }
    Instant published = Instant.parse("2025-02-12T08:00:00Z");
    return new Release(
        "w", "r", 1, Instant.EPOCH, false, published, texts, List.of("m"), List.of());
  }

  private static Article article(
      String language, List<String> words, Release release, Random random) {
    String taken = release.texts().getFirst().text();
    int from = random.nextInt(taken.length());
    int to = from + random.nextInt(taken.length() - from);
    String text = text(words, random, 40) + taken.substring(from, to) + text(words, random, 40);
    return Articles.article(
        text(words, random, 8),
        random.nextBoolean() ? "" : text(words, random, 20),
        text,
        random.nextInt(4) == 0 ? null : language);
  }

  private static String text(List<String> words, Random random, int most) {
    var text = new StringBuilder("Jane Wren");
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      String next =
          switch (random.nextInt(12)) {
            case 0 -> any(NUMBERS, random);
            case 1, 2 -> any(MARKS, random);
            case 3 -> any(NAMES, random);
            case 4 -> random.nextInt(4) == 0 ? any(ODD, random) : any(NAMES, random);
            default -> any(words, random);
          };
      text.append(random.nextInt(8) == 0 ? "" : " ").append(next);
    }
    return text.toString();
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
