package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.OurNames;
import org.vigie.enrich.pickup.Judgement.Shared;
import org.vigie.enrich.pickup.Likelihood.Sign;
import org.vigie.enrich.points.Comparison;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;

/** What is known of an article, and how likely it makes a paraphrase. */
class LikelihoodTest {
  private static final String RELEASE =
      """
      The River Trust will tear down the dam of Ashwell by May and free 46,000 metres of river.

      Farmers downstream will receive 3.8 million euros for meadows that are flooded in winter.""";

  private static final String SAID = "River Trust said that the dam at Ashwell will be torn down.";
  private static final String ALSO = " Farmers will get euros for their meadows.";
  private static final Names NAMES = new Names(List.of(), List.of(), List.of(), "ngo");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Offset<Double> EXACTLY = within(1e-9);

  @Test
  void countsTheSentencesThatTellEnough() {
    assertThat(value(Sign.SENTENCES, SAID)).isCloseTo(Math.log(2), EXACTLY);
    assertThat(value(Sign.SENTENCES, SAID + ALSO)).isCloseTo(Math.log(3), EXACTLY);
    assertThat(value(Sign.SENTENCES, "It rained, said Ann Lee." + ALSO + " River Trust met."))
        .isZero();
  }

  @Test
  void countsASentenceOnceThatIsInTheSummaryToo() {
    Article article = article(SAID, SAID, DAY);

    Likelihood found = likelihood(judge(article, List.of()));

    assertThat(found.values().get(Sign.SENTENCES)).isCloseTo(Math.log(2), EXACTLY);
    assertThat(found.values().get(Sign.NAMED)).isCloseTo(Math.log(2), EXACTLY);
  }

  @Test
  void countsTheWordsOfTheSentenceThatSharesMost() {
    String about = "Farmers of Ashwell got euros for meadows from River Trust.";

    assertThat(value(Sign.OUR_WORDS, SAID)).isEqualTo(2);
    assertThat(value(Sign.OUR_WORDS, about)).isZero();
    assertThat(value(Sign.WORDS_ABOUT_US, about)).isEqualTo(3);
    assertThat(value(Sign.WORDS_ABOUT_US, SAID)).isEqualTo(2);
  }

  @Test
  void countsEachWordOnceThatTheWholeArticleShares() {
    double once = value(Sign.ALL_WORDS, SAID);

    assertThat(value(Sign.ALL_WORDS, SAID + " They said: the dam at Ashwell!")).isEqualTo(once);
    assertThat(value(Sign.ALL_WORDS, SAID + ALSO)).isGreaterThan(once + 0.1);
    assertThat(value(Sign.ALL_WORDS, SAID + ALSO.replace(".", ", said Ann Lee.")))
        .isEqualTo(value(Sign.ALL_WORDS, SAID + ALSO));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0.0", "1, 0.5"})
  void seesHowOftenAndWhereWeAreNamed(int times, double first) {
    String before = "x".repeat((int) (first * 200));
    String text = before + " River Trust.".repeat(times) + " The dam at Ashwell is torn down.";
    double length = text.length();

    assertThat(value(Sign.NAMED, text)).isCloseTo(Math.log(times + 1), EXACTLY);
    assertThat(value(Sign.FIRST_NAMED, text)).isCloseTo(text.indexOf("River") / length, EXACTLY);
  }

  @Test
  void anArticleThatNamesUsOnlyInItsTitleNamesUsLast() {
    Article article =
        ReleaseSamples.article(
                "River Trust speaks",
                "The dam at Ashwell is torn down.",
                ReleaseSamples.PUBLISHED.plus(DAY))
            .inLanguage("en");
    var tag = new Tag("us", "us#1", 1, "", Tag.Field.title, 0, 11, "River Trust", "River Trust");

    Likelihood found = likelihood(judge(article, List.of(tag), releases(List.of())));

    assertThat(found.values().get(Sign.FIRST_NAMED)).isEqualTo(1);
    assertThat(found.values().get(Sign.NAMED)).isCloseTo(Math.log(2), EXACTLY);
  }

  @Test
  void seesWhetherSomebodyElseIsNamed() {
    assertThat(value(Sign.ALONE, SAID)).isEqualTo(1);
    assertThat(value(Sign.ALONE, SAID + " Then Ann Lee came.")).isZero();
  }

  @Test
  void countsTheMessagesBesideTheRelease() {
    List<String> messages = IntStream.range(0, 6).mapToObj(i -> "Lamps on barge " + i).toList();
    Article article = article("", SAID, DAY);

    assertThat(likelihood(judge(article, List.of())).values().get(Sign.CHANCES)).isZero();
    assertThat(likelihood(judge(article, messages)).values().get(Sign.CHANCES))
        .isCloseTo(Math.log(4), EXACTLY);
  }

  @Test
  void inAnotherLanguageThanTheReleasesThereIsLessToCompareWith() {
    String said =
        "River Trust annonce que les agriculteurs d'Ashwell auront des euros pour leurs prés.";
    Likelihood found = likelihood(judge(article("", said, DAY).inLanguage("fr"), List.of()));

    assertThat(found.values().get(Sign.CHANCES)).isCloseTo(Math.log(0.8), EXACTLY);
    assertThat(found.contribution(Sign.CHANCES)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 1, 0", "P13D, 312, 0", "P14D, 336, 1"})
  void seesHowLateItIs(Duration after, double hours, double late) {
    Likelihood found = likelihood(judge(article("", SAID, after), List.of()));

    assertThat(found.values().get(Sign.HOURS)).isCloseTo(Math.log1p(hours), EXACTLY);
    assertThat(found.values().get(Sign.LATE)).isEqualTo(late);
  }

  @Test
  void aReleaseWithoutADateIsNotLate() {
    var texts = List.of(new ReleaseText("en", "A dam goes", RELEASE));
    var undated =
        new Release("rivers", "dam", 1, Instant.EPOCH, false, null, texts, List.of(), List.of());
    var releases =
        new Releases(ReleaseSamples.organisation("River Trust", NAMES), List.of(undated));
    Article article = article("", SAID, DAY);

    Likelihood found = likelihood(judge(article, tags(article), releases));

    assertThat(found.values()).containsEntry(Sign.LATE, 0.0);
  }

  @Test
  void aNameAndItsEndAreOneName() {
    Article article = article("", SAID, DAY);
    List<Tag> tags = new ArrayList<>(ReleaseSamples.tags("us", article, "River Trust"));
    tags.addAll(ReleaseSamples.tags("us", article, "Trust"));

    assertThat(likelihood(judge(article, tags, releases(List.of()))).values().get(Sign.NAMED))
        .isCloseTo(Math.log(2), EXACTLY);
  }

  @Test
  void whereNothingIsComparedThereIsOneSentencePerSentence() {
    Article article = article("", SAID, DAY);
    var organisation = ReleaseSamples.organisation("River Trust", NAMES);
    Release release = ReleaseSamples.ofDam(RELEASE, ReleaseSamples.PUBLISHED, List.of());
    List<Tag> none = List.of();
    var evidence =
        new Evidence(
            article,
            new NamesFound(none, none, none, none, none, none),
            new Attribution(article, none, none, new OurNames(organisation, List.of(release))),
            Comparison.NONE,
            none,
            false);

    assertThat(evidence.chancesPerSentenceOf(release)).isEqualTo(1);
  }

  @Test
  void seesHowLongTheArticleIs() {
    String text = SAID + " It rained.".repeat(20);
    Article once = article("", text, DAY);
    Article twice = article(SAID, text, DAY);
    double expected = Math.log(("News".length() + text.length()) / 1000.0);

    assertThat(likelihood(judge(once, List.of())).values().get(Sign.LENGTH))
        .isCloseTo(expected, EXACTLY);
    assertThat(likelihood(judge(twice, List.of())).values().get(Sign.LENGTH))
        .isCloseTo(expected, EXACTLY);
    assertThat(value(Sign.LENGTH, SAID)).isCloseTo(Math.log(0.15), EXACTLY);
  }

  @Test
  void eachFurtherSentenceThatIsRestatedMakesItLikelier() {
    double one = likelihood(judge(article("", SAID, DAY), List.of())).probability();
    double two = likelihood(judge(article("", SAID + ALSO, DAY), List.of())).probability();

    assertThat(two).isGreaterThan(one);
  }

  @Test
  void addsUpTheSigns() {
    Likelihood found = likelihood(judge(article("", SAID, DAY), List.of()));
    double sum = Stream.of(Sign.values()).mapToDouble(found::contribution).sum() + Likelihood.BIAS;

    assertThat(found.probability()).isCloseTo(1 / (1 + Math.exp(-sum)), EXACTLY);
    assertThat(new Likelihood(Map.of()).probability())
        .isCloseTo(1 / (1 + Math.exp(-Likelihood.BIAS)), EXACTLY);
  }

  @ParameterizedTest
  @EnumSource(Sign.class)
  void whatSpeaksForItCountsNoMoreThanWasLearntAndWhatSpeaksAgainstItDoes(Sign sign) {
    Likelihood large = new Likelihood(Map.of(sign, 1e6));
    Likelihood larger = new Likelihood(Map.of(sign, 2e6));

    if (large.contribution(sign) > 0) {
      assertThat(larger.contribution(sign)).isEqualTo(large.contribution(sign)).isLessThan(17);
    } else {
      assertThat(larger.contribution(sign)).isLessThan(large.contribution(sign));
    }
  }

  @Test
  void aLongArticleThatNamesUsInPassingIsNoParaphrase() {
    String other =
        "Farmers of Ashwell get euros in winter, said Ann Lee. The dam is 46,000 years old. ";
    String text = other.repeat(60) + "\n\nRiver Trust met.\n\n" + other.repeat(60);

    assertThat(pickup(text, Duration.ofHours(6)).kind()).isEqualTo(Pickup.Kind.MENTION);
  }

  @Test
  void aSentenceThatCountsIsNotEnoughInALateArticleOnAnotherSubject() {
    String other = "Ann Lee of River Trust met River Trust. ".repeat(4);
    String text = other + "River Trust will tear down a wall in May, said River Trust.";

    assertThat(pickup(text, Duration.ofDays(2))).extracting(Pickup::kind).isNotNull();
    assertThat(pickup(text, Duration.ofDays(40)))
        .extracting(Pickup::kind)
        .isEqualTo(Pickup.Kind.MENTION);
  }

  @Test
  void theNearestSentenceIsShownIfNoneCountsByItself() {
    String text =
        "River Trust met. Farmers get it in winter. The dam of Ashwell goes. Meadows get euros.";

    Pickup found = pickup(text, Duration.ofMinutes(5));

    assertThat(likelihood(judge(article("", text, Duration.ofMinutes(5)), List.of())).values())
        .containsEntry(Sign.SENTENCES, 0.0);
    assertThat(found.kind()).isEqualTo(Pickup.Kind.PARAPHRASE);
    assertThat(found.passages()).hasSize(1);
    assertThat(found.snippet()).isNotEmpty();
    assertThat(found.confidence()).isBetween(Likelihood.ENOUGH, 0.99);
  }

  @Test
  void aParaphraseIsNeverQuiteCertain() {
    assertThat(pickup(SAID + ALSO, Duration.ofMinutes(5)).confidence()).isEqualTo(0.99);
  }

  private static double value(Sign sign, String text) {
    Likelihood found = likelihood(judge(article("", text, DAY), List.of()));
    return Objects.requireNonNull(found.values().get(sign));
  }

  private static Likelihood likelihood(Shared shared) {
    return Objects.requireNonNull(shared.likelihood());
  }

  private static Pickup pickup(String text, Duration after) {
    Article article = article("", text, after);
    return Objects.requireNonNull(releases(List.of()).pickup(article, tags(article)));
  }

  private static Article article(String summary, String text, Duration after) {
    Article plain =
        ReleaseSamples.article("News", text, ReleaseSamples.PUBLISHED.plus(after)).inLanguage("en");
    return new Article(
        plain.id(),
        plain.url(),
        plain.link(),
        plain.title(),
        summary,
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
  }

  private static Shared judge(Article article, List<String> messages) {
    return judge(article, tags(article), releases(messages));
  }

  private static Shared judge(Article article, List<Tag> tags, Releases releases) {
    return releases.judge(article, tags, new ArticleWords()).releases().getFirst();
  }

  private static List<Tag> tags(Article article) {
    List<Tag> tags = new ArrayList<>(ReleaseSamples.tags("us", article, "River Trust"));
    if (article.summary().startsWith("River Trust")) {
      tags.add(
          new Tag("us", "us#1", 1, "", Tag.Field.summary, 0, 11, "River Trust", "River Trust"));
    }
    return tags;
  }

  private static Releases releases(List<String> messages) {
    List<TagRules> rules =
        IntStream.range(0, messages.size()).mapToObj(i -> rules(i, messages.get(i))).toList();
    var release =
        ReleaseSamples.ofDam(
            RELEASE, ReleaseSamples.PUBLISHED, rules.stream().map(TagRules::id).toList());
    return new Releases(ReleaseSamples.organisation("River Trust", NAMES), List.of(release), rules);
  }

  private static TagRules rules(int number, String sentence) {
    String id = "message-" + number;
    return new TagRules(
        "rivers",
        id,
        1,
        Instant.EPOCH,
        false,
        id,
        true,
        List.of(),
        Map.of(),
        List.of(sentence),
        List.of());
  }
}
