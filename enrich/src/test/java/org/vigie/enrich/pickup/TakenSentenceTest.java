package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;

/** The sentence that an alert shows is the one that took the release's words. */
class TakenSentenceTest {
  private static final String ROW =
      "Farmers downstream will receive 3.8 million euros for meadows that are flooded in winter";
  private static final String LONG =
      ROW
          + ", and for the hedges, sheds, gates, ditches, paths and fences that stand beside them,"
          + " because the river needs more room and nobody wants to see cattle in the water again";
  private static final String RELEASE =
      """
      The River Trust will tear down the dam of Ashwell by May and free 46,000 metres of river.

      "Our salmon bang their heads against concrete," says its director. "They deserve a \
      staircase or an open door."

      %s."""
          .formatted(LONG);
  private static final String BEFORE = "River Trust was at the fair. It rained on the roofs. ";
  private static final String AFTER = " Then it rained on the roads all day.".repeat(4);

  @Test
  void aQuoteIsShownWithItsWords() {
    Pickup found = pickup(BEFORE + "They wrote: " + ROW + "." + AFTER);

    assertThat(found.kind()).isEqualTo(Kind.QUOTE);
    assertThat(found.snippet()).isEqualTo("They wrote: " + ROW + ".");
    assertThat(found.surfaces()).containsExactly(ROW);
    assertThat(found.restated()).isEmpty();
  }

  @Test
  void aShortQuotationIsShownWithItsWords() {
    Pickup found =
        pickup(BEFORE + "River Trust wants “a staircase or an\nopen door” here." + AFTER);

    assertThat(found.kind()).isEqualTo(Kind.QUOTE);
    assertThat(found.snippet()).contains("“a staircase or an");
    assertThat(found.surfaces()).isNotEmpty().allMatch(found.snippet()::contains);
  }

  @Test
  void aLongPassageFillsTheSnippet() {
    Pickup found = pickup(BEFORE + LONG + "." + AFTER.repeat(3));

    assertThat(found.snippet().length()).isLessThanOrEqualTo(200);
    assertThat(found.snippet()).endsWith("…");
    assertThat(found.surfaces()).containsExactly(found.snippet().replace("…", ""));
  }

  @Test
  void aReprintIsShownByItsLongestPassage() {
    Pickup found = pickup(RELEASE);

    assertThat(found.kind()).isEqualTo(Kind.REPRINT);
    assertThat(found.snippet()).isNotEmpty();
    assertThat(found.surfaces())
        .singleElement()
        .satisfies(it -> assertThat(found.snippet()).contains(it));
  }

  @Test
  void aParaphraseIsShownByTheSentenceThatTellsMost() {
    String said = "The dam at Ashwell goes by May, and 46,000 metres are free, said River Trust.";

    Pickup found = pickup(BEFORE + "Farmers get euros, said River Trust. " + said + AFTER);

    assertThat(found.kind()).isEqualTo(Kind.PARAPHRASE);
    assertThat(found.snippet()).isEqualTo(said);
    assertThat(found.surfaces()).contains("dam", "Ashwell").doesNotContain("Farmers");
    assertThat(found.restated())
        .isEqualTo(
            "The River Trust will tear down the dam of Ashwell by May and free 46,000 metres of river.");
  }

  @Test
  void aLongSentenceOfOursIsShortened() {
    String said = "Farmers near the water get 3.8 million for their meadows, said River Trust.";

    Pickup found = pickup(BEFORE + said + AFTER);

    assertThat(found.kind()).isEqualTo(Kind.PARAPHRASE);
    assertThat(found.restated()).startsWith(ROW).endsWith("…").hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void onlyWordsOfTheSnippetAreMarked() {
    String middle = " and the very old wall of stone beside the road".repeat(5);
    Pickup found =
        pickup(
            "River Trust said that the dam of Ashwell"
                + middle
                + " is gone by May for farmers with euros.");

    assertThat(found.kind()).isEqualTo(Kind.PARAPHRASE);
    assertThat(found.snippet()).hasSizeLessThanOrEqualTo(200);
    assertThat(found.surfaces()).isNotEmpty().allMatch(found.snippet()::contains);
  }

  @Test
  void aMessageIsShownByTheWordsThatItsRuleFound() {
    String text = BEFORE + "River Trust said that lanterns glow on barges." + AFTER;
    Article article = article(text);
    Tag us = ReleaseSamples.tags("us", article, "River Trust").getLast();
    Tag message =
        new Tag(
            "lamps",
            "l",
            1,
            "",
            Tag.Field.text,
            text.indexOf("lanterns"),
            text.indexOf(" on b"),
            "lanterns glow",
            "River Trust said that lanterns glow on barges.");

    Pickup found = Objects.requireNonNull(releases().pickup(article, List.of(us, message)));

    assertThat(found.kind()).isEqualTo(Kind.PARAPHRASE);
    assertThat(found.snippet()).isEqualTo(message.snippet());
    assertThat(found.surfaces()).containsExactly("lanterns glow");
  }

  @Test
  void aMentionShowsNothing() {
    Pickup found = pickup(BEFORE);

    assertThat(found.kind()).isEqualTo(Kind.MENTION);
    assertThat(found.snippet()).isEmpty();
    assertThat(found.surfaces()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ashwell, 3 March 2026 – ",
        "Ashwell, 3 March 2026\n\n",
        "Ashwell and Tollerby, 3 March 2026\n",
        "- ",
        "• "
      })
  void ourSentenceIsShownWithoutDatelineAndListMark(String before) {
    String ours = "The dam of Ashwell will be torn down by May, and 46,000 metres of river flow.";

    assertThat(restated(before + ours)).isEqualTo(ours);
  }

  @Test
  void aDayIsNoDateline() {
    String ours = "On Monday, 3 March 2026, the dam of Ashwell will be torn down by May.";

    assertThat(restated(ours)).isEqualTo(ours);
  }

  /** Returns the sentence of a release that an article says in other words. */
  private static String restated(String release) {
    Article article = article("River Trust said the Ashwell dam would be torn down by May.");
    var names = new Names(List.of("the trust"), List.of(), List.of(), "ngo");
    var releases =
        new Releases(
            ReleaseSamples.organisation("River Trust", names),
            List.of(ReleaseSamples.ofDam(release, ReleaseSamples.PUBLISHED, List.of())));

    Pickup found = releases.pickup(article, ReleaseSamples.tags("us", article, "River Trust"));

    return Objects.requireNonNull(found).restated();
  }

  private static Pickup pickup(String text) {
    Article article = article(text);
    return Objects.requireNonNull(
        releases().pickup(article, ReleaseSamples.tags("us", article, "River Trust")));
  }

  private static Article article(String text) {
    return ReleaseSamples.article("News", text, ReleaseSamples.PUBLISHED.plus(Duration.ofHours(2)))
        .inLanguage("en");
  }

  private static Releases releases() {
    var names = new Names(List.of("the trust"), List.of(), List.of(), "ngo");
    return new Releases(
        ReleaseSamples.organisation("River Trust", names),
        List.of(ReleaseSamples.ofDam(RELEASE, ReleaseSamples.PUBLISHED, List.of("lamps"))));
  }
}
