package org.vigie.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.enrich.attribution.Attribution.Reason;
import org.vigie.enrich.attribution.Attribution.Rule;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ArticleReport.Said;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Candidate.Relation;
import org.vigie.enrich.pickup.Ground;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.enrich.pickup.Likelihood.Sign;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.ReleaseText;

/** The lines of a report, for findings of all kinds. */
class ReportPartsTest {
  private static final Likelihood LIKELY =
      new Likelihood(Map.of(Sign.ALL_WORDS, 3.0, Sign.ALONE, 1.0, Sign.HOURS, 2.0));
  private static final Likelihood UNLIKELY = new Likelihood(Map.of());
  private static final Instant PUBLISHED = Instant.parse("2026-03-01T00:00:00Z");
  private static final String LONG = "an overlong sentence about dams ".repeat(8).strip();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "OURS | NAMED_HERE | said | names you beside “said”",
        "OURS | NAMED_HERE | : | names you before “:”",
        "OURS | NAMED_HERE | - | names you",
        "OTHERS | NAMED_HERE | said | names others beside “said”",
        "OTHERS | QUESTION | - | a question of an interview",
        "OURS | GUEST | - | an interview with you",
        "OTHERS | GUEST | - | an interview with somebody else",
        "OURS | BY_US | - | one of us wrote the article",
        "OTHERS | WRITER | - | the writer says “I”",
        "OTHERS | CLAIMED | - | somebody says the words are theirs",
        "OTHERS | ROLE | - | a role that is not yours speaks",
        "OURS | AFTER_QUOTATION | - | the sentence after it names you",
        "OTHERS | AFTER_QUOTATION | - | the sentence after it names others",
        "OURS | NAMED_BEFORE | - | goes on after a sentence of yours",
        "OTHERS | NAMED_BEFORE | - | goes on after somebody else",
        "OURS | GOES_ON | - | between two sentences of yours",
        "OTHERS | GOES_ON | - | between two sentences of others",
        "OURS | NAMED_AHEAD | - | a sentence soon after names you",
        "OTHERS | FIRST_PERSON | - | somebody without a name says “I”",
        "OURS | ANSWER | - | an answer after your name and “:”",
        "OURS | LEAD | - | the text names you first",
        "OTHERS | LEAD | - | the text names others first",
        "OURS | TITLE | - | the headline names you",
        "OTHERS | TITLE | - | the headline names others",
      })
  void aSentenceHasTheReasonWhyItIsYoursOrAnothers(
      Source source, Rule rule, @Nullable String sign, String why) {
    String line = line(new Reason(source, rule, sign));

    assertThat(line)
        .startsWith(source == Source.OURS ? "  yours   an over" : "  others  an over")
        .endsWith("…  " + why)
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void aSentenceOfNobodyHasNoReason() {
    assertThat(line(new Reason(Source.NOBODY, Rule.NONE, null)))
        .startsWith("  –       an overlong sentence")
        .endsWith("…")
        .hasSizeLessThanOrEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WE_SAY | needed 1.5 to count by itself: you say it",
        "WE_ACT | needed 1.0 to count by itself: it says what you do",
        "ABOUT_US | needed 2.0 to count by itself: it is about you",
        "UNSAID | doesn't count by itself: nobody says it, and it isn't about you",
        "OTHERS | doesn't count: others say it",
      })
  void whatIsNeededDependsOnTheSpeaker(Relation relation, String expected) {
    var candidate = new Candidate(restatement(true), 1, relation);

    assertThat(lines(candidate, LIKELY, null)).contains("    " + expected);
  }

  @Test
  void aMessageIsCalledOne() {
    var message =
        new Candidate(restatement(point(null, "Salmon stop."), true), 2.1, Relation.WE_SAY);

    assertThat(lines(message, LIKELY, null)).contains("    your message: Salmon stop.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.64 | true | shared, worth 1.6 rare words: dam, salmon",
        "0.66 | false | shared, worth 0.6 rare words: dam, salmon (numbers alone)",
        "2.97 | true | shared, worth 2.9 rare words: dam, salmon",
      })
  void whatIsSharedIsRoundedDown(double own, boolean words, String expected) {
    var candidate = new Candidate(restatement(words), own, Relation.ABOUT_US);

    assertThat(lines(candidate, LIKELY, null)).contains("    " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2, PARAPHRASE, dams, true, DECIDED",
    "1.9, PARAPHRASE, dams, true, NEAREST",
    "2, PARAPHRASE, dams, false, met",
    "1.9, PARAPHRASE, dams, false, not met",
    "2, PARAPHRASE, other, true, met",
    "2, QUOTE, dams, true, met",
    "1.9, MENTION, , false, not met"
  })
  void aSentenceHasDecidedIfItMadeTheParaphrase(
      double own, Kind kind, @Nullable String release, boolean isLikely, String verdict) {
    var candidate = new Candidate(restatement(true), own, Relation.ABOUT_US);

    assertThat(lines(candidate, isLikely ? LIKELY : UNLIKELY, pickup(kind, release)).getFirst())
        .startsWith("  in other words, %-9sThe dam".formatted(verdict + ":"));
  }

  @Test
  void theNearestSentenceHasDecidedIfNoneCounts() {
    var first = new Candidate(restatement(true), 1, Relation.ABOUT_US);
    var second = new Candidate(restatement(true), 1.2, Relation.UNSAID);
    var release =
        new ReleaseReport("dams", PUBLISHED, List.of(), List.of(first, second), LIKELY, List.of());

    assertThat(release.isDecisive(first)).isTrue();
    assertThat(release.isDecisive(second)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void noLineOfASentenceIsLongerThanALineOfATerminal(Relation relation) {
    SequencedMap<String, Double> shared = new LinkedHashMap<>(Map.of(LONG, 1.0));
    var restatement =
        new Restatement(Tag.Field.text, 0, LONG.length(), 0, 1, point(null, LONG), shared, false);
    var candidate = new Candidate(restatement, 12.3, relation);

    assertThat(lines(candidate, LIKELY, null))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void aLikelihoodHasWhatSpeaksForAndAgainstIt() {
    List<String> lines = new ArrayList<>();

    new LikelihoodText(LIKELY, false).addTo(lines);

    assertThat(lines)
        .containsExactly(
            "  in all, 99 % likely that it says what your release says; needed 53 %: met",
            "    points for:     all shared words +12.9  nobody else named +0.7",
            "    points against: unlikely at first −6.3  time since the release −1.0");
  }

  @Test
  void anUnlikelyOneHasNothingForIt() {
    List<String> lines = new ArrayList<>();

    new LikelihoodText(UNLIKELY, false).addTo(lines);

    assertThat(lines)
        .containsExactly(
            "  in all, 0 % likely that it says what your release says; needed 53 %: not met",
            "    points against: unlikely at first −6.3");
  }

  @Test
  void noLineOfALikelihoodIsLongerThanALineOfATerminal() {
    Map<Sign, Double> all = new EnumMap<>(Sign.class);
    Stream.of(Sign.values()).forEach(sign -> all.put(sign, 100.0));
    List<String> lines = new ArrayList<>();

    new LikelihoodText(new Likelihood(all), true).addTo(lines);

    assertThat(lines)
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void aPickupHasItsReasons() {
    var passage = new Passage(Tag.Field.text, 4, 24, 0, 1, "en");
    var words = new Stretch(Tag.Field.text, 4, 28, 5, 6);
    var row = new Stretch(Tag.Field.text, 0, 200, 34, 30);

    assertThat(found(Kind.REPRINT, new Ground.Share(0.829)))
        .containsExactly(
            "FOUND: a REPRINT of dams, confidence 75 %",
            "       because 82 % of the article's words are the release's");
    assertThat(found(Kind.QUOTE, new Ground.Row(row)))
        .containsExactly(
            "FOUND: a QUOTE from dams, confidence 75 %",
            "       because 34 words in a row are the release's: “The dam blocks salmon in May. an overlo…”");
    assertThat(found(Kind.QUOTE, new Ground.Quotation(passage)))
        .contains("       because “dam blocks salmon in” is in the release word for word");
    assertThat(found(Kind.QUOTE, new Ground.Fragment(words, true)))
        .contains(
            "       because 6 words of the release, besides names, are in a row, in a quotation that is yours:",
            "           “dam blocks salmon in May”");
    assertThat(found(Kind.PARAPHRASE, new Ground.Statement()))
        .contains("       because you speak about a tag within two weeks of the release");
    assertThat(found(Kind.PARAPHRASE, new Ground.Messages(List.of("dams"), false)))
        .contains("       because it has the message dams, which only you make");
    assertThat(
            found(
                Kind.PARAPHRASE,
                new Ground.Sentences(2),
                new Ground.Messages(List.of("a", "b"), true),
                new Ground.Fragment(words, false)))
        .containsExactly(
            "FOUND: a PARAPHRASE of dams, confidence 75 %",
            "       because 2 sentences say in other words what the release says: see DECIDED (1 of 2 shown)",
            "       and you say the messages a, b",
            "       and 6 words of the release, besides names, are in a row, in a sentence that is yours:",
            "           “dam blocks salmon in May”");
  }

  @Test
  void withoutASentenceThatIsEnoughTheArticleIsTheReason() {
    var little = new Candidate(restatement(true), 1.9, Relation.ABOUT_US);

    assertThat(foundBy(little, Kind.PARAPHRASE, new Ground.Sentences(1)))
        .contains(
            "       because all of it together is likely to say what the release says; see NEAREST");
  }

  @ParameterizedTest
  @CsvSource({"0.57, 57 %", "0.575, 57 %", "0.9999, 99 %", "1, 100 %", "0.5299, 52 %", "0, 0 %"})
  void aPartIsWrittenInPercentRoundedDown(double part, String expected) {
    assertThat(Percent.of(part)).isEqualTo(expected);
  }

  @Test
  void aLikelihoodIsWrittenAsTheConfidenceIs() {
    var almost = new Likelihood(Map.of(Sign.ALL_WORDS, 2.355));
    double confidence = Math.round(almost.probability() * 1000) / 1000.0;
    var sentence = new Candidate(restatement(true), 2, Relation.ABOUT_US);
    var grounds = List.<Ground>of(new Ground.Sentences(1));
    var release =
        new ReleaseReport("dams", PUBLISHED, List.of(), List.of(sentence), almost, grounds);
    var pickup = new Pickup("dams", Kind.PARAPHRASE, 0, 0, confidence, true, List.of());
    List<String> found = new ArrayList<>();
    List<String> likely = new ArrayList<>();

    new FoundText(report(pickup, List.of(), List.of(release)), false).addTo(found);
    new LikelihoodText(almost, false).addTo(likely);

    assertThat(Percent.of(confidence)).isEqualTo("98 %");
    assertThat(likely.getFirst()).startsWith("  in all, 97 % likely");
    assertThat(found.getFirst()).contains("confidence 97 %");
  }

  @Test
  void aMentionHasNeitherConfidenceNorReason() {
    var report = report(pickup(Kind.MENTION, null), List.of(), List.of());
    List<String> lines = new ArrayList<>();

    new FoundText(report, false).addTo(lines);

    assertThat(lines)
        .containsExactly("FOUND: a MENTION: it names you, and nothing of a release was found");
  }

  private static String line(Reason reason) {
    List<String> lines = new ArrayList<>();
    var said = new Said(Tag.Field.text, LONG, reason);
    new SpeakersText(report(null, List.of(said), List.of())).addTo(lines);
    return lines.getLast();
  }

  private static List<String> lines(
      Candidate candidate, Likelihood likelihood, @Nullable Pickup pickup) {
    List<String> lines = new ArrayList<>();
    var release =
        new ReleaseReport("dams", PUBLISHED, List.of(), List.of(candidate), likelihood, List.of());
    new CandidateText(report(pickup, List.of(), List.of(release)), release, candidate).addTo(lines);
    return lines;
  }

  private static List<String> found(Kind kind, Ground... grounds) {
    return foundBy(new Candidate(restatement(true), 2, Relation.ABOUT_US), kind, grounds);
  }

  private static List<String> foundBy(Candidate sentence, Kind kind, Ground... grounds) {
    List<String> lines = new ArrayList<>();
    var release =
        new ReleaseReport("dams", PUBLISHED, List.of(), List.of(sentence), null, List.of(grounds));
    var other =
        new ReleaseReport(
            "other",
            PUBLISHED,
            List.of(),
            List.of(),
            null,
            List.of(new Ground.Row(new Stretch(Tag.Field.text, 0, 9, 99, 99))));
    new FoundText(report(pickup(kind, "dams"), List.of(), List.of(other, release)), false)
        .addTo(lines);
    return lines;
  }

  private static Pickup pickup(Kind kind, @Nullable String release) {
    return new Pickup(release, kind, 0, 0, 0.75, false, List.of());
  }

  private static Restatement restatement(boolean hasWord) {
    return restatement(
        point(new ReleaseText("en", "Dams", "Salmon stop."), "Salmon stop."), hasWord);
  }

  private static Restatement restatement(Point point, boolean hasWord) {
    SequencedMap<String, Double> shared = new LinkedHashMap<>();
    shared.put("dam", 1.0);
    shared.put("salmon", 1.0);
    return new Restatement(Tag.Field.text, 0, 29, 4, 10, point, shared, hasWord);
  }

  private static Point point(@Nullable ReleaseText text, String sentence) {
    return new Point("dams", text, "en", sentence, 0, sentence.length(), Map.of(), Map.of());
  }

  private static ArticleReport report(
      @Nullable Pickup pickup, List<Said> sentences, List<ReleaseReport> releases) {
    return new ArticleReport(
        article(),
        "en",
        "en",
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        false,
        true,
        sentences,
        releases,
        List.of(),
        pickup,
        false,
        false,
        ZoneOffset.UTC);
  }

  private static Article article() {
    return new Article(
        "a1",
        "https://news.example/1",
        "https://news.example/1",
        "News",
        "",
        "The dam blocks salmon in May. " + LONG.repeat(2),
        List.of(),
        List.of(),
        new Outlet("news", "News", "news.example", "GB", 3),
        "en",
        PUBLISHED,
        null,
        PUBLISHED,
        "news",
        null,
        1,
        List.of(),
        null);
  }
}
