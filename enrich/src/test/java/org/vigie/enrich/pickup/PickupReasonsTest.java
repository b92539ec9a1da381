package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.pickup.Candidate.Need;
import org.vigie.enrich.pickup.Judgement.Shared;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.Spokesperson;

/** Why an article is a pickup, and what the figures of its sentences consist of. */
class PickupReasonsTest {
  private static final String RELEASE =
      """
      The River Trust will tear down the dam of Ashwell by May and free 46,000 metres of river.

      "Our salmon bang their heads against concrete every autumn," says its director, Jane Wren. \
      "They deserve a staircase or an open door."

      Farmers downstream will receive 3.8 million euros for meadows that are flooded in winter.""";

  private static final String US = "The River Trust was at the fair.";

  @Test
  void aReprintHasItsShare() {
    assertThat(grounds(RELEASE)).singleElement().isInstanceOf(Ground.Share.class);
    assertThat(((Ground.Share) grounds(RELEASE).getFirst()).share()).isGreaterThan(0.9);
  }

  @Test
  void aLongQuoteHasItsWordsInARow() {
    String row = "Farmers downstream will receive 3.8 million euros for meadows that are flooded";
    String more = " It rained on the roofs and on the roads all day.".repeat(3);

    assertThat(grounds(US + " " + row + "." + more)).containsExactly(new Ground.Row(13));
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
  void wordsInARowThatWeSayAreCounted() {
    assertThat(grounds("Jane Wren said that salmon bang their heads against concrete."))
        .contains(new Ground.Fragment(6, false));
    assertThat(grounds("“Yes, salmon bang their heads against concrete,” said Jane Wren."))
        .containsExactly(new Ground.Fragment(6, true));
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
        "River Trust said that the dam at Ashwell will be torn down. | WE_SAY | 1.8",
        "River Trust said that a door is open. | WHOEVER_SAYS_IT | 1.8",
        "River Trust meets friends of salmon that bang against concrete. Then Ann Lee met us. | WE_ACT | 2.2",
        "Friends of salmon that bang against concrete meet River Trust. Then Ann Lee met us. | ABOUT_US | 3",
        "River Trust met. Friends of salmon bang against concrete. Then Ann Lee met us. | AFTER_US | 3",
        "It rained. Friends of salmon bang against concrete. It rained. River Trust met. | UNSAID | 6",
        "River Trust met. Salmon bang against concrete, said Ann Lee. | OTHERS | Infinity",
        "By the River Trust, salmon bang against concrete, said Ann Lee. | BESIDE_OTHERS | 2.4",
      })
  void aSentenceNeedsAsMuchAsItsSpeakerDoes(String text, Need need, double least) {
    Candidate found = candidate(text, Duration.ofDays(2));

    assertThat(found.need()).isEqualTo(need);
    assertThat(found.need().least()).isEqualTo(least);
    assertThat(found.needed()).isEqualTo(least);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "River Trust meets friends of salmon that bang against concrete. | 2 | ALONE",
        "River Trust meets friends of salmon that bang against concrete. | 0 | NONE",
        "Friends of salmon that bang against concrete meet River Trust. | 0 | ALONE",
        "River Trust met. Friends of salmon bang against concrete. | 2 | ALONE",
        "River Trust said that the dam at Ashwell will be torn down. | 2 | NONE",
        "Friends of salmon that bang against concrete meet Jane Wren. | 2 | ONLY_PEOPLE",
      })
  void anArticleThatNamesNobodyElseIsLessDoubtful(String text, int days, Doubt doubt) {
    assertThat(candidate(text, Duration.ofDays(days)).doubt()).isEqualTo(doubt);
  }

  @Test
  void aPersonInTheSummaryIsNamed() {
    String text = "Friends of salmon that bang against concrete meet River Trust.";
    Article plain = article(text, Duration.ofDays(2));
    Article teaser =
        new Article(
            plain.id(),
            plain.url(),
            plain.link(),
            plain.title(),
            "Then Ann Lee met us.",
            text,
            List.of(),
            List.of(),
            plain.outlet(),
            "en",
            plain.published(),
            null,
            plain.seen(),
            "news",
            null,
            1,
            List.of(),
            null);

    assertThat(strongest(judge(teaser, ReleaseSamples.tags("us", teaser, "River Trust"))).doubt())
        .isEqualTo(Doubt.NONE);
  }

  @Test
  void aSentenceThatWeDoNotSayIsTooLate() {
    String about = "Friends of salmon that bang against concrete meet River Trust.";

    assertThat(candidate(about, Duration.ofDays(14)).need()).isEqualTo(Need.LATE);
    assertThat(candidate(about, Duration.ofDays(14)).isSaid()).isFalse();
    assertThat(candidate(about, Duration.ofDays(13)).need()).isEqualTo(Need.ABOUT_US);
  }

  @Test
  void whatIsNeededHasThePartsOfAgeAndOfDoubt() {
    String said = " said that the dam at Ashwell will be torn down.";

    Candidate sure = candidate("River Trust" + said, Duration.ofHours(1));
    assertThat(sure.age()).isEqualTo(Age.FIRST_DAY);
    assertThat(sure.doubt()).isEqualTo(Doubt.NONE);
    assertThat(sure.needed()).isCloseTo(0.8, within(1e-9));

    Candidate doubtful = untagged("River Trust" + said, Duration.ofDays(8));
    assertThat(doubtful.age()).isEqualTo(Age.SECOND_WEEK);
    assertThat(doubtful.doubt()).isEqualTo(Doubt.UNTAGGED);
    assertThat(doubtful.needed()).isCloseTo(3.2, within(1e-9));
  }

  @Test
  void whatIsToldHasThePartsOfTheSentenceAndOfTheOthers() {
    String said = "River Trust said that the dam at Ashwell will be torn down.";

    Candidate alone = candidate(said, Duration.ofDays(2));
    assertThat(alone.own()).isEqualTo(alone.restatement().weight());
    assertThat(alone.elsewhere()).isZero();
    assertThat(alone.told()).isEqualTo(alone.own());

    Candidate amongOthers = candidate(said + " Farmers get meadows.", Duration.ofDays(2));
    assertThat(amongOthers.own()).isEqualTo(alone.own());
    assertThat(amongOthers.elsewhere()).isBetween(0.1, 2.0);
    assertThat(amongOthers.told()).isEqualTo(alone.own() + amongOthers.elsewhere());
  }

  @Test
  void halfCountsOfWhatAnotherSentenceTellsBeyondChance() {
    String other = "Farmers get meadows.";
    double tells = candidate("River Trust. " + other, Duration.ofDays(2)).own();

    Candidate found =
        candidate(
            "River Trust said that the dam at Ashwell frees 46,000 metres. " + other,
            Duration.ofDays(2));

    assertThat(found.own()).isGreaterThan(tells);
    assertThat(found.elsewhere()).isCloseTo((tells - 0.4) / 2, within(1e-9));
  }

  @Test
  void numbersAloneTellAPart() {
    Candidate numbers = candidate("River Trust said that it was 46,000.", Duration.ofDays(2));

    assertThat(numbers.restatement().hasWord()).isFalse();
    assertThat(numbers.own()).isCloseTo(0.4 * numbers.restatement().weight(), within(1e-9));
  }

  @Test
  void aSentenceHasTheOneThatItRestates() {
    String text = "River Trust promised 3.8 million euros to farmers. Dams kill trout.";

    assertThat(candidate(text, Duration.ofDays(2)).restatement().point().sentence().strip())
        .isEqualTo(RELEASE.substring(RELEASE.indexOf("Farmers")));
  }

  private static List<Ground> grounds(String text) {
    return groundsWithTag("none", text, "none of these words");
  }

  private static List<Ground> groundsWithTag(String tag, String text, String surface) {
    Article article = article(text, Duration.ofDays(2));
    List<Tag> tags = new ArrayList<>(ReleaseSamples.tags("us", article, "River Trust"));
    tags.addAll(ReleaseSamples.tags(tag, article, surface));
    return judge(article, tags).grounds();
  }

  /** Returns the sentence of the article that shares most, whoever says it. */
  private static Candidate candidate(String text, Duration after) {
    Article article = article(text, after);
    return strongest(judge(article, ReleaseSamples.tags("us", article, "River Trust")));
  }

  private static Candidate untagged(String text, Duration after) {
    return strongest(judge(article(text, after), List.of()));
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
    var director = new Spokesperson("Jane Wren", List.of("the director"), List.of());
    var names = new Names(List.of("the trust"), List.of(director), List.of(), "ngo");
    Release release = ReleaseSamples.ofDam(RELEASE, ReleaseSamples.PUBLISHED, List.of("dams"));
    var releases =
        new Releases(ReleaseSamples.organisation("River Trust", names), List.of(release));
    return releases.judge(article, tags, new ArticleWords()).releases().getFirst();
  }
}
