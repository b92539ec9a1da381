package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;

/** Messages that say the points of a release in several wordings and languages. */
class MessageWordingsTest {
  private static final String RELEASE =
      "The River Trust will remove a dam. Each dam costs the herons their dinner. A dam is a wall.";

  private static final String SAID = "The River Trust said that turbines grind eels. ";

  private static final List<String> EELS = List.of("Turbines grind eels to pulp.");

  @Test
  void aWordOfManyMessagesTellsLess() {
    List<List<String>> messages = new ArrayList<>(List.of(EELS));
    double alone = strongest(SAID, "en", messages).own();

    for (String fish : List.of("salmon", "sturgeon", "barbels", "lampreys", "grayling", "perch")) {
      messages.add(List.of("Turbines bother " + fish + "."));
    }

    assertThat(strongest(SAID, "en", messages).own()).isLessThan(alone - 0.3);
  }

  @Test
  void theWordingsOfAMessageAreOneStatement() {
    double alone = strongest(SAID, "en", List.of(EELS)).own();
    List<String> wordings = new ArrayList<>(EELS);
    for (String verb : List.of("mince", "shred", "chop", "slice", "crush", "mangle")) {
      wordings.add("Turbines " + verb + " fish.");
    }

    assertThat(strongest(SAID, "en", List.of(wordings)).own()).isEqualTo(alone);
  }

  @Test
  void aWordOfManySentencesOfTheReleaseTellsLessInAMessage() {
    double rare =
        strongest("River Trust said: a weir kills.", "en", message("A weir kills.")).own();
    double subject =
        strongest("River Trust said: a dam kills.", "en", message("A dam kills.")).own();

    assertThat(subject).isLessThan(rare);
  }

  @Test
  void aSentenceIsReadInItsLikeliestLanguage() {
    String text = "Laut River Trust zerhacken Turbinen Aale und Lachse.";

    Candidate found = strongest(text, "de", message("Die Turbinen zerhacken Aale und Lachse."));

    assertThat(found.restatement().point().language()).isEqualTo("de");
    assertThat(found.tellsEnough()).isTrue();
  }

  private static List<List<String>> message(String sentence) {
    return List.of(List.of(sentence));
  }

  /** Returns the sentence of the article that shares most with a message. */
  private static Candidate strongest(String text, String language, List<List<String>> sentences) {
    List<TagRules> messages =
        IntStream.range(0, sentences.size())
            .mapToObj(i -> message("message-" + i, sentences.get(i)))
            .toList();
    var article =
        ReleaseSamples.article("News", text, ReleaseSamples.PUBLISHED.plus(Duration.ofDays(2)))
            .inLanguage(language);
    Release release =
        ReleaseSamples.ofDam(
            RELEASE, ReleaseSamples.PUBLISHED, messages.stream().map(TagRules::id).toList());
    var names = new Names(List.of(), List.of(), List.of(), "ngo");
    var releases =
        new Releases(ReleaseSamples.organisation("River Trust", names), List.of(release), messages);
    return releases
        .judge(article, ReleaseSamples.tags("us", article, "River Trust"), new ArticleWords())
        .releases()
        .getFirst()
        .sentences()
        .stream()
        .filter(each -> each.restatement().point().isMessage())
        .max(Comparator.comparingDouble(Candidate::own))
        .orElseThrow();
  }

  private static TagRules message(String id, List<String> sentences) {
    return new TagRules(
        "rivers", id, 1, Instant.EPOCH, false, id, true, List.of(), Map.of(), sentences, List.of());
  }
}
