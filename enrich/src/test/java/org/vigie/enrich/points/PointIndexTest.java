package org.vigie.enrich.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.points.PointIndex.Compared;
import org.vigie.enrich.points.PointIndex.Found;
import org.vigie.enrich.points.PointIndex.Hit;
import org.vigie.enrich.text.Tokens;

class PointIndexTest {
  @Test
  void findsTheTwoWordsOfACompoundOfAnotherLanguage() {
    PointIndex index = new PointIndex(List.of(point("release", "de", "nachtzug")));

    Map<String, String> found = found(index, "en", "The train will run at night.");

    assertThat(found.keySet()).containsExactlyInAnyOrder("train", "night");
    assertThat(found.values()).as("both words tell").doesNotHaveDuplicates();
  }

  @Test
  void cutsACompoundAsItIsWrittenInTheRelease() {
    Map<String, Double> weights = Map.of("ratssitz", 1.0);
    Map<String, String> names = Map.of("ratssitzung", "ratssitz");
    Point point = new Point("release", null, "de", "", 0, 0, weights, names);

    assertThat(found(new PointIndex(List.of(point)), "en", "The seat of the council meeting"))
        .containsOnlyKeys("council", "meeting");
  }

  @Test
  void findsACompoundOfWordsOfAnotherLanguage() {
    PointIndex index = new PointIndex(List.of(point("release", "en", "night", "train")));

    assertThat(found(index, "de", "Ein Nachtzug kommt.")).containsOnlyKeys("Nachtzug");
    assertThat(found(index, "de", "Ein Nachtfalter kommt.")).containsOnlyKeys("Nachtfalter");
    assertThat(found(index, "de", "Ein Bezug kommt.")).isEmpty();
  }

  @Test
  void findsAWordWhoseStemIsShort() {
    assertThat(found(new PointIndex(List.of(point("a", "fr", "ru"))), "fr", "Les rues"))
        .containsOnlyKeys("rues");
    assertThat(found(new PointIndex(List.of(point("a", "en", "dri"))), "en", "It is dry."))
        .containsOnlyKeys("dry");
  }

  @Test
  void aHitOfOnePointHidesNoPartOfACompoundOfAnother() {
    Point ore = point("a", "de", "eisenerz");
    Point bridge = point("b", "de", "bruck");
    PointIndex index = new PointIndex(List.of(ore, bridge));
    Tokens words = Tokens.of("Die Eisenbahnbrücke");

    List<Found> found = index.find("Die Eisenbahnbrücke", words, "de");

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().hits())
        .extracting(Hit::point)
        .containsExactlyInAnyOrder(ore, bridge);
  }

  @Test
  void cutsNoWordThatIsKnown() {
    PointIndex known = new PointIndex(List.of(point("release", "de", "krankenhaus")));

    assertThat(found(known, "en", "The hospital is a house.")).containsOnlyKeys("hospital");
  }

  @Test
  void aSentenceWithoutATextInTheArticlesLanguageIsLessToCompareWith() {
    List<Point> english = Stream.of("a1", "a2", "a3").map(it -> point("a", "en", it)).toList();
    List<Point> both = new ArrayList<>(english);
    Stream.of("a4", "a5", "a6").map(it -> point("a", "de", it)).forEach(both::add);

    assertThat(compared(english, "en")).isEqualTo(new Compared(3, 3));
    assertThat(compared(both, "en")).isEqualTo(new Compared(3, 3));
    assertThat(compared(english, "fr").sentences()).isEqualTo(3);
    assertThat(compared(english, "fr").chances()).isCloseTo(2.4, within(1e-9));
    assertThat(compared(both, "fr").sentences()).isEqualTo(3);
    assertThat(compared(both, "fr").chances()).isCloseTo(4.8 / Math.sqrt(2), within(1e-9));
  }

  private static Compared compared(Collection<Point> points, String language) {
    return Objects.requireNonNull(new PointIndex(points).compared(language).get("a"));
  }

  /** Returns the key of the point's word for each word of a text that was found. */
  private static Map<String, String> found(PointIndex index, String language, String text) {
    Tokens words = Tokens.of(text);
    Map<String, String> found = new HashMap<>();
    for (Found each : index.find(text, words, language)) {
      int word = each.term().first();
      for (Hit hit : each.hits()) {
        found.put(text.substring(words.start(word), words.end(word)), hit.key());
      }
    }
    return found;
  }

  private static Point point(String source, String language, String... stems) {
    Map<String, Double> weights = new HashMap<>();
    Stream.of(stems).forEach(stem -> weights.put(stem, 1.0));
    return new Point(source, null, language, "", 0, 0, weights, Map.of());
  }
}
