package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.events.WatchItem.TagRules;

/** What an article says in other words is found from the release alone, without key messages. */
class RestatedReleaseTest {
  private static final String TEXT =
      """
      The River Trust will tear down the dam of Ashwell by May 2026 and free 46,000 metres of river.

      "Our salmon bang their heads against concrete every autumn," says its director, Jane Wren. \
      "They deserve a staircase or an open door."

      Farmers downstream will receive 3.8 million euros for meadows that are flooded in winter.

      About the River Trust

      The River Trust was founded in 1911 and looks after 212 rivers and 31 hatcheries.""";

  private static final Organisation TRUST =
      new Organisation(
          "rivers",
          "rivers",
          1,
          Instant.EPOCH,
          false,
          "River Trust",
          List.of(),
          List.of("us"),
          "Europe/London",
          new Names(
              List.of("the trust"),
              List.of(new Spokesperson("Jane Wren", List.of("the director"), List.of())),
              List.of("Clear Water"),
              "ngo"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The River Trust announced that the dam at Ashwell is to be torn down.",
        "The River Trust said that 46 000 metres of water would be free again.",
        "The River Trust said that forty-six thousand metres of water would be free again.",
        "Farmers can expect €3.8m for flooded meadows, the River Trust promised.",
        "According to Jane Wren, salmon hit their heads on the concrete each autumn.",
        "The River Trust said that the weir at Ashwell would be demolished by May 2026.",
        "The River Trust promised nearly 4 million euros to farmers.",
        // a brand alone, which no tag and no person names
        "The dam at Ashwell goes: Clear Water will free 46,000 metres of river.",
        // our name, though the sentence is about nobody
        "Abroad: near the River Trust, farmers get 3.8 million euros for meadows in winter.",
      })
  void findsWhatWeSayInOtherWords(String text) {
    assertThat(kind(text, "en")).isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void findsWordsOfTheSameFamily() {
    String said = "The River Trust said that meadowland downstream would be wet in wintertime.";

    assertThat(kind(said, "en")).isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The River Trust opens its new office on Monday. It has a green roof and forty rooms.",
        "The River Trust was at the fair. The minister, Ann Lee, said that the dam at Ashwell"
            + " would be torn down for 3.8 million euros.",
        "Clear Water sold well at the fair. The dam at Ashwell is old, said the minister, Ann Lee.",
        "The River Trust said it was founded in 1911 and looks after 212 rivers and 31 hatcheries.",
        "The River Trust said it sold 46,000 tickets. The River Trust said it printed 3.8 million.",
      })
  void findsNothingInOtherNewsAndWhatOthersSay(String text) {
    assertThat(kind(text, "en")).isEqualTo(Kind.MENTION);
  }

  @Test
  void findsNumbersAndNamesInALanguageWithoutATranslation() {
    assertThat(
            kind(
                "River Trust kündigte an, die Bauern mit 3,8 Millionen Euro zu entschädigen und"
                    + " die Sperre in Ashwell abzureißen.",
                "de"))
        .isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | River Trust annonce que le barrage d'Ashwell disparaîtra.",
        "es | River Trust prometió casi 4 millones de euros a los agricultores.",
        "nl | De dam bij Ashwell verdwijnt, zegt Jane Wren.",
        "it | I pesci sbattono la testa sul cemento ogni autunno, ha detto Jane Wren.",
      })
  void findsWordsThatMeanTheSameInALanguageWithoutATranslation(String language, String text) {
    assertThat(kind(text, language)).isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | River Trust annonce que son bureau fermera lundi pour des travaux.",
        "es | River Trust anunció que busca un director para su oficina.",
        "it | River Trust ha detto che la festa di primavera comincia sabato.",
      })
  void findsNothingInOtherNewsInALanguageWithoutATranslation(String language, String text) {
    assertThat(kind(text, language)).isEqualTo(Kind.MENTION);
  }

  @Test
  void somebodyElseMaySayWhatWeSaidIfTheSentenceNamesUs() {
    String said =
        "With the help of %s, 46,000 metres of river will be free when the dam at Ashwell is torn"
            + " down by May 2026, Ann Lee said.";
    String us = "the River Trust";

    assertThat(kindOnTheSecondDay(said.formatted(us))).isEqualTo(Kind.PARAPHRASE);
    assertThat(kindOnTheSecondDay("The River Trust was there. " + said.formatted("a club")))
        .isEqualTo(Kind.MENTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Salmon get ladders, says Jane Wren. | River Trust wants salmon on ladders. | PARAPHRASE",
        "Salmon get ladders, says Jane Wren. | River Trust's keeper of salmon ladders sang. | MENTION",
        "Music is fun, says our keeper of salmon ladders, Jane Wren. | River Trust wants salmon on ladders. | MENTION",
      })
  void theWordsOfARoleTellNothingWhereTheRoleStands(String release, String text, Kind kind) {
    var keeper = new Spokesperson("Jane Wren", List.of("the keeper of salmon ladders"), List.of());
    var names = new Names(List.of(), List.of(keeper), List.of(), null);
    Article article = article(text, "en", ReleaseSamples.AFTER);
    var releases =
        new Releases(
            ReleaseSamples.organisation("River Trust", names),
            List.of(release("ladders", new ReleaseText("en", "News", release), List.of())));

    Pickup pickup = releases.pickup(article, ReleaseSamples.tags("us", article, "River Trust"));

    assertThat(Objects.requireNonNull(pickup).kind()).isEqualTo(kind);
  }

  @Test
  void aHeadlineIsNotOursIfTheTextNamesSomebodyElseFirst() {
    String headline = "Salmon bang their heads on concrete";
    String us = "The River Trust taught her all she knows.";

    assertThat(kindOfHeadline(headline, us)).isEqualTo(Kind.PARAPHRASE);
    assertThat(kindOfHeadline(headline, "Ann Lee loves the sea. " + us)).isEqualTo(Kind.MENTION);
  }

  private static Kind kindOfHeadline(String headline, String text) {
    Instant published = ReleaseSamples.PUBLISHED.plus(Duration.ofDays(1));
    Article article = ReleaseSamples.article(headline, text, published).inLanguage("en");
    return Objects.requireNonNull(pickup(article, List.of())).kind();
  }

  @Test
  void takesNothingFromAReleaseThatIsNotOutYet() {
    Article early =
        article(
            "The River Trust announced that the dam at Ashwell is to be torn down.",
            "en",
            ReleaseSamples.PUBLISHED.minus(Duration.ofDays(30)));
    assertThat(Objects.requireNonNull(pickup(early, List.of())).kind()).isEqualTo(Kind.MENTION);
  }

  @Test
  void takesFromAReleaseWhoseDayBeginsElsewhereOrWhoseEmbargoWasBroken() {
    String text = "The River Trust announced that the dam at Ashwell is to be torn down.";
    Instant published = ReleaseSamples.PUBLISHED;
    Article hourBefore = article(text, "en", published.minus(Duration.ofHours(1)));
    Article eveningBefore = article(text, "en", published.minus(Duration.ofHours(3)));

    assertThat(Objects.requireNonNull(pickup(hourBefore, List.of())).kind())
        .isEqualTo(Kind.PARAPHRASE);
    assertThat(Objects.requireNonNull(pickup(eveningBefore, List.of())).kind())
        .isEqualTo(Kind.MENTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The River Trust spoke of salmon and of meadows that are flooded in winter. | MENTION",
        "The River Trust spoke of “meadows that are flooded in winter”. | QUOTE",
        "“Our salmon bang their heads against concrete every autumn,” the River Trust said. | QUOTE",
      })
  void fewWordsOfAReleaseThatIsNotOutYetOnlyCountInQuotationMarks(String text, Kind kind) {
    Article eveningBefore = article(text, "en", ReleaseSamples.PUBLISHED.minusSeconds(10_800));

    assertThat(Objects.requireNonNull(pickup(eveningBefore, List.of())).kind()).isEqualTo(kind);
  }

  @Test
  void findsAPointAfterManySentencesThoughThereAreManyReleases() {
    String text =
        "It rained on the river, and the mayor spoke of salmon. ".repeat(30)
            + "The River Trust announced that the dam at Ashwell is to be torn down by May 2026.";
    List<Release> releases =
        IntStream.range(0, 60).mapToObj(i -> release("dam-" + i, List.of())).toList();

    Pickup found = pickup(article(text, "en", ReleaseSamples.AFTER), releases, List.of());

    assertThat(Objects.requireNonNull(found).kind()).isEqualTo(Kind.PARAPHRASE);
  }

  @Test
  void saysWhichSentenceAndByWhatWords() {
    String text =
        "It rained. Farmers can expect €3.8m for flooded meadows, the River Trust promised.";
    Passage passage = pickup(text, "en").passages().getFirst();
    assertThat(text.substring(passage.articleStart(), passage.articleEnd()))
        .startsWith("Farmers can");
    assertThat(TEXT.substring(passage.releaseStart(), passage.releaseEnd()).strip())
        .startsWith("Farmers downstream")
        .endsWith("in winter.");
    assertThat(passage.shared()).contains("Farmers", "3.8m", "meadows");
    assertThat(passage.wordForWord()).isFalse();
  }

  @Test
  void takesAShortTellingQuotationOfOursForAQuote() {
    assertThat(kind("Jane Wren wants “a staircase or an open door” for the fish.", "en"))
        .isEqualTo(Kind.QUOTE);
    assertThat(kind("Jane Wren wants “they deserve” on the wall of the house.", "en"))
        .isEqualTo(Kind.MENTION);
    assertThat(
            kind(
                "Jane Wren laughed. “A staircase or an open door”, said Ann Lee of the ministry.",
                "en"))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void takesATellingQuotationForOursIfNobodyElseIsNamed() {
    assertThat(
            kind(
                "An angler declared that “salmon bang their heads against concrete”. The River Trust"
                    + " has a hall in Ashwell.",
                "en"))
        .isEqualTo(Kind.QUOTE);
    assertThat(
            kind(
                "Lee promised that “salmon bang their heads against concrete”. The River Trust has a"
                    + " hall in Ashwell.",
                "en"))
        .isEqualTo(Kind.MENTION);
    assertThat(
            kindOnTheSecondDay(
                "“An open door. Farmers downstream will receive”, sang Ann Lee. The River Trust has"
                    + " a hall. "
                    + "It rained on the roofs and on the roads. ".repeat(9)))
        .isEqualTo(Kind.MENTION);
  }

  @Test
  void takesAQuotationOfManyRareWordsForOursWhoeverIsNamed() {
    assertThat(
            kind(
                "Ann Lee and her choir sang: “Salmon bang their heads against concrete every autumn.”"
                    + " The River Trust has a hall in Ashwell.",
                "en"))
        .isEqualTo(Kind.QUOTE);
  }

  @Test
  void judgesAMessageThatIsWrittenAsASentence() {
    String text = "According to the River Trust, turbines grind eels to pulp.";
    TagRules message =
        new TagRules(
            "rivers",
            "message-1",
            1,
            Instant.EPOCH,
            false,
            "eels",
            true,
            List.of(),
            Map.of(),
            List.of("The turbines of power stations kill eels."),
            List.of());
    assertThat(kind(text, "en")).isEqualTo(Kind.MENTION);
    assertThat(
            Objects.requireNonNull(
                    pickup(article(text, "en", ReleaseSamples.AFTER), List.of(message)))
                .kind())
        .isEqualTo(Kind.PARAPHRASE);
  }

  private static Kind kind(String text, String language) {
    return pickup(text, language).kind();
  }

  private static Kind kindOnTheSecondDay(String text) {
    Article article = article(text, "en", ReleaseSamples.PUBLISHED.plus(Duration.ofDays(1)));
    return Objects.requireNonNull(pickup(article, List.of())).kind();
  }

  private static Pickup pickup(String text, String language) {
    return Objects.requireNonNull(pickup(article(text, language, ReleaseSamples.AFTER), List.of()));
  }

  private static @Nullable Pickup pickup(Article article, List<TagRules> messages) {
    return pickup(article, List.of(release("dam", messages)), messages);
  }

  private static Release release(String id, List<TagRules> messages) {
    return release(id, new ReleaseText("en", "A dam goes", TEXT), messages);
  }

  private static Release release(String id, ReleaseText text, List<TagRules> messages) {
    return new Release(
        "rivers",
        id,
        1,
        Instant.EPOCH,
        false,
        ReleaseSamples.PUBLISHED,
        List.of(text),
        messages.stream().map(TagRules::id).toList(),
        List.of());
  }

  private static @Nullable Pickup pickup(
      Article article, List<Release> releases, List<TagRules> messages) {
    List<Tag> names = ReleaseSamples.tags("us", article, "River Trust");
    return new Releases(TRUST, releases, messages).pickup(article, names);
  }

  private static Article article(String text, String language, Instant published) {
    return ReleaseSamples.article("News", text, published).inLanguage(language);
  }
}
