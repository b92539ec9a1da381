package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.pickup.Candidate.Relation;
import org.vigie.enrich.pickup.Judgement.Shared;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.events.WatchItem.TagRules;

/** Why an article is a pickup, and what the figures of its sentences consist of. */
class PickupReasonsTest {
  private static final String RELEASE =
      """
      The River Trust will tear down the dam of Ashwell by May and free 46,000 metres of river.

      "Our salmon bang their heads against concrete every autumn," says its director, Jane Wren. \
      "They deserve a staircase or an open door."

      Farmers downstream will receive 3.8 million euros for meadows that are flooded in winter.""";

  private static final String US = "The River Trust was at the fair.";
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  @Test
  void aReprintHasItsShare() {
    assertThat(grounds(RELEASE)).singleElement().isInstanceOf(Ground.Share.class);
    assertThat(((Ground.Share) grounds(RELEASE).getFirst()).share()).isGreaterThan(0.9);
  }

  @Test
  void aLongQuoteHasItsWordsInARow() {
    String row = "Farmers downstream will receive 3.8 million euros for meadows that are flooded";
    String more = " It rained on the roofs and on the roads all day.".repeat(3);

    String text = US + " " + row + "." + more;

    assertThat(grounds(text)).containsExactly(new Ground.Row(row(text, row, 13)));
  }

  @Test
  void aShortQuoteHasItsPassage() {
    String text = "Jane Wren wants “a staircase or an open door” for the fish.";

    Ground.Quotation quotation = (Ground.Quotation) grounds(text).getFirst();

    Passage passage = quotation.passage();
    assertThat(text.substring(passage.articleStart(), passage.articleEnd()))
        .isEqualTo("a staircase or an open door");
  }

  @Test
  void wordsInARowThatWeSayAreCountedAndShown() {
    String words = "salmon bang their heads against concrete";
    String said = "Jane Wren said that " + words + ".";
    String quoted = "“Yes, " + words + ",” said Jane Wren.";

    assertThat(grounds(said)).contains(new Ground.Fragment(row(said, words, 6), false));
    assertThat(grounds(quoted)).containsExactly(new Ground.Fragment(row(quoted, words, 6), true));
  }

  @Test
  void sentencesInOtherWordsAreCounted() {
    String said = "The River Trust said that the dam at Ashwell would be torn down. ";
    String more = "It promised €3.8m to farmers for their meadows.";

    assertThat(grounds(said)).containsExactly(new Ground.Sentences(1));
    assertThat(grounds(said + more)).containsExactly(new Ground.Sentences(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The River Trust said that fish are fun. | dams | true",
        "The River Trust was at the fair. It rained. It snowed. It was cold. Fish are fun. | dams | false",
      })
  void messagesAreNamed(String text, String id, boolean ours) {
    assertThat(groundsWithTag("dams", text, "fun"))
        .containsExactly(new Ground.Messages(List.of(id), ours));
  }

  @Test
  void aStatementIsAboutATag() {
    assertThat(groundsWithTag("subject", "The River Trust said that trams are late.", "trams"))
        .containsExactly(new Ground.Statement());
    assertThat(grounds("The River Trust said that trams are late.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "River Trust said that the dam at Ashwell will be torn down. | WE_SAY | 1.5",
        "River Trust meets friends of salmon that bang against concrete. | WE_ACT | 1",
        "Friends of salmon that bang against concrete meet River Trust. | ABOUT_US | 2",
        "River Trust met. Friends of salmon bang against concrete. | ABOUT_US | 2",
        "It rained. Friends of salmon bang against concrete. It rained. River Trust met. | UNSAID | Infinity",
        "River Trust met. Salmon bang against concrete, said Ann Lee. | OTHERS | Infinity",
        "By the River Trust, salmon bang against concrete, said Ann Lee. | ABOUT_US | 2",
        "Salmon bang against concrete, said Ann Lee of the River Trust's plan. | ABOUT_US | 2",
        "Salmon bang against concrete, said Ann Lee, though the River Trust met. | OTHERS | Infinity",
        "Salmon bang against concrete, according to a new survey by the Weir Guild. It rained. River Trust met. | OTHERS | Infinity",
        "Salmon bang against concrete, said Ann Lee of a plan that the River Trust has. | ABOUT_US | 2",
        "Salmon bang against concrete, according to a survey by the Weir Guild for River Trust. | ABOUT_US | 2",
        "Salmon bang against concrete, according to a River Trust survey seen by Ann Lee. | WE_SAY | 1.5",
        "Salmon bang against concrete, according to a new idea by the Weir Guild. It rained. River Trust met. | UNSAID | Infinity",
      })
  void aSentenceNeedsAsMuchAsItsSpeakerDoes(String text, Relation relation, double needed) {
    Candidate found = candidate(text, TWO_DAYS);

    assertThat(found.relation()).isEqualTo(relation);
    assertThat(found.relation().needed()).isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "River Trust said a word.%Salmon bang against concrete. | UNSAID",
        "Salmon of the River Trust bang against concrete.%River Trust said a word. | ABOUT_US",
      })
  void whatWeSayGoesOnToTheEndOfTheParagraph(String text, Relation beyond) {
    assertThat(candidate(text.replace("%", " "), TWO_DAYS).relation()).isEqualTo(Relation.WE_SAY);
    assertThat(candidate(text.replace("%", "\n\n"), TWO_DAYS).relation()).isEqualTo(beyond);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“A word”, said the River Trust. | WE_SAY",
        "A word, said the River Trust. | ABOUT_US"
      })
  void aQuotationInTheNextParagraphBelongsToWhatIsSaidBefore(String next, Relation relation) {
    String salmon = "Salmon of the River Trust bang against concrete.\n\n";

    assertThat(candidate(salmon + next, TWO_DAYS).relation()).isEqualTo(relation);
  }

  @Test
  void aSentenceThatTellsEnoughCounts() {
    Candidate much = candidate("River Trust said that the dam at Ashwell will go.", TWO_DAYS);
    Candidate little = candidate("River Trust said that a door is open.", TWO_DAYS);

    assertThat(much.own()).isEqualTo(much.restatement().weight()).isGreaterThan(1.5);
    assertThat(much.tellsEnough()).isTrue();
    assertThat(little.own()).isLessThan(1.5);
    assertThat(little.tellsEnough()).isFalse();
  }

  @Test
  void aSentenceThatRestatesTwoPointsIsOneSentence() {
    String said = "River Trust said: dam of Ashwell torn down for farmers' meadows and euros.";
    TagRules message =
        new TagRules(
            "rivers",
            "dams",
            1,
            Instant.EPOCH,
            false,
            "dams",
            true,
            List.of(),
            Map.of(),
            List.of("Farmers get euros for the dam of Ashwell."),
            List.of());
    Article article = article(said, TWO_DAYS);

    Shared shared =
        releases(List.of(message))
            .judge(article, ReleaseSamples.tags("us", article, "River Trust"), new ArticleWords())
            .releases()
            .getFirst();

    assertThat(shared.sentences()).hasSize(2);
    assertThat(shared.grounds()).containsExactly(new Ground.Sentences(1));
  }

  @Test
  void numbersAloneTellAPart() {
    Candidate numbers = candidate("River Trust said that it was 46,000.", TWO_DAYS);

    assertThat(numbers.restatement().hasWord()).isFalse();
    assertThat(numbers.own()).isCloseTo(0.4 * numbers.restatement().weight(), within(1e-9));
  }

  @Test
  void aSentenceHasTheOneThatItRestates() {
    String text = "River Trust promised 3.8 million euros to farmers. Dams kill trout.";

    assertThat(candidate(text, TWO_DAYS).restatement().point().sentence().strip())
        .isEqualTo(RELEASE.substring(RELEASE.indexOf("Farmers")));
  }

  private static Stretch row(String text, String row, int words) {
    int start = text.indexOf(row);
    return new Stretch(Tag.Field.text, start, start + row.length(), words, words);
  }

  private static List<Ground> grounds(String text) {
    return groundsWithTag("none", text, "none of these words");
  }

  private static List<Ground> groundsWithTag(String tag, String text, String surface) {
    Article article = article(text, TWO_DAYS);
    List<Tag> tags = new ArrayList<>(ReleaseSamples.tags("us", article, "River Trust"));
    tags.addAll(ReleaseSamples.tags(tag, article, surface));
    return judge(article, tags).grounds();
  }

  /** Returns the sentence of the article that shares most, whoever says it. */
  private static Candidate candidate(String text, Duration after) {
    Article article = article(text, after);
    return strongest(judge(article, ReleaseSamples.tags("us", article, "River Trust")));
  }

  private static Candidate strongest(Shared shared) {
    return shared.sentences().stream()
        .max(Comparator.comparingDouble(Candidate::own))
        .orElseThrow();
  }

  private static Article article(String text, Duration after) {
    Instant published = ReleaseSamples.PUBLISHED.plus(after);
    return ReleaseSamples.article("News", text, published).inLanguage("en");
  }

  private static Shared judge(Article article, List<Tag> tags) {
    return releases(List.of()).judge(article, tags, new ArticleWords()).releases().getFirst();
  }

  private static Releases releases(List<TagRules> messages) {
    var director = new Spokesperson("Jane Wren", List.of("the director"), List.of());
    var names = new Names(List.of("the trust"), List.of(director), List.of(), "ngo");
    Release release = ReleaseSamples.ofDam(RELEASE, ReleaseSamples.PUBLISHED, List.of("dams"));
    return new Releases(
        ReleaseSamples.organisation("River Trust", names), List.of(release), messages);
  }
}
