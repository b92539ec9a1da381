package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Count;
import org.vigie.events.Outlet;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.fields.ShortHash;
import org.vigie.events.topics.Json;
import org.vigie.events.topics.Topics;

class EnrichTopologyTest {
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");
  private static final Topics TOPICS = TopologyRun.TOPICS;

  @TempDir Path state;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TopologyRun run;

  @BeforeEach
  void start() {
    run = new TopologyRun(state, metrics);
    run.watches(organisation(), tag("inesia", 1, Instant.EPOCH, "inesia"));
  }

  @AfterEach
  void end() {
    assertThat(run.deadLetters()).as("dead letters that no test expected").isEmpty();
    run.close();
  }

  @Test
  void everyOperatorAndStoreHasAName() {
    assertThat(run.describe()).doesNotContain("KSTREAM-", "STATE-STORE-").contains("findings");
  }

  @Test
  void articleBecomesAMentionAStoryAndCounts() {
    run.article(article("a", "Paris crée l'INESIA", 1), NOON);
    assertThat(run.read(TOPICS.mentions()))
        .singleElement()
        .satisfies(mention -> assertThat(mention.key()).isEqualTo("cesia/a"))
        .satisfies(mention -> assertThat(mention.tagIds()).containsExactly("inesia"))
        .satisfies(mention -> assertThat(mention.article().text()).isEmpty());
    assertThat(run.read(TOPICS.stories())).extracting(Story::id).containsExactly("st-a");
    assertThat(run.read(TOPICS.counts()))
        .hasSize(4)
        .allMatch(count -> count.articles() == 1 && count.stories() == 1)
        .extracting(Count::tag)
        .containsOnly("inesia", Count.ANY);
    assertThat(counted("article")).isEqualTo(1);
  }

  @Test
  void resultsHaveTheTimeAtWhichTheArticleWasSeenAsTheirRecordsDo() {
    Article article = article("a", "Paris crée l'INESIA", 1);
    run.article(article, article.seen());

    assertThat(run.times(TOPICS.mentions())).containsExactly(article.seen());
    assertThat(run.times(TOPICS.counts())).hasSize(4).containsOnly(article.seen());
    assertThat(run.read(TOPICS.stories()).getFirst().members())
        .extracting(Story.Member::seen)
        .containsExactly(article.seen());
  }

  @Test
  void articleThatConcernsNobodyLeavesNothingButItsCount() {
    run.article(article("a", "Il pleut", 1), NOON);
    assertThat(run.read(TOPICS.mentions())).isEmpty();
    assertThat(run.read(TOPICS.counts())).isEmpty();
    assertThat(counted("article")).isEqualTo(1);
  }

  @Test
  void articleIsReadWithTheRulesOfItsOwnTime() {
    Instant from = NOON.plusSeconds(2);
    run.watches(tag("inesia", 2, from, "institut"));
    run.article(article("a", "Un institut pour l'IA", 1), NOON);
    run.article(article("b", "L'INESIA naît", 1), NOON.plusSeconds(1));
    run.article(article("c", "Un institut, dit-on", 1), from);
    run.article(article("d", "L'INESIA, encore", 1), from);
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id() + mention.tags().getFirst().version())
        .containsExactly("b1", "c2");
  }

  @Test
  void watchesAreCompiledBeforeTheFirstArticle() {
    assertThat(run.readsAhead()).isFalse();
    run.wait(Duration.ofSeconds(1));
    assertThat(run.readsAhead()).isTrue();
  }

  @Test
  void retiredTagIsNotLookedForAnyMore() {
    run.watches(
        new TagRules("cesia", "inesia", 2, NOON, true, "INESIA", false, List.of(), Map.of()));
    run.article(article("a", "L'INESIA naît", 1), NOON);
    assertThat(run.read(TOPICS.mentions())).isEmpty();
  }

  @Test
  void draftCountsArticlesThatOnlyItFindsAndTagsNone() {
    run.watches(draft("inesia", "institut"), draft("cop", "cop"));
    run.article(article("a", "L'INESIA, institut public", 1), NOON);
    run.article(article("b", "Un institut à la COP", 1), NOON);
    run.article(article("b", "Un institut à la COP, dit-on", 2), NOON);
    run.article(aggregated("c", "Un institut à la COP, dit-on - Le Journal"), NOON);
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id() + mention.tagIds())
        .containsExactly("a[inesia]");
    assertThat(run.read(TOPICS.stories())).extracting(Story::id).containsExactly("st-a");
    assertThat(drafts("inesia")).isEqualTo(1);
    assertThat(drafts("cop")).isEqualTo(1);
  }

  @Test
  void revisionThatTakesTheTagBackCorrectsTheCounts() {
    run.article(article("a", "L'INESIA naît", 1), NOON);
    run.article(article("a", "Un institut naît", 2), NOON.plusSeconds(9));
    assertThat(run.read(TOPICS.mentions()).getLast().tags()).isEmpty();
    assertThat(run.read(TOPICS.counts()).subList(4, 8))
        .allMatch(count -> count.articles() == 0 && count.stories() == 0);
    assertThat(counted("revision")).isEqualTo(1);
  }

  @Test
  void revisionOfAForgottenArticleIsIgnoredAndCounted() {
    Instant later = NOON.plus(Duration.ofDays(31));
    run.article(article("a", "L'INESIA naît", 1), NOON);
    run.article(article("a", "L'INESIA naît enfin", 2), later);
    run.article(article("a", "Un institut naît", 3), later);
    assertThat(run.read(TOPICS.mentions())).hasSize(1);
    assertThat(ignored()).isEqualTo(2);
  }

  @Test
  void removedArticleIsNotedForAYear() {
    Instant later = NOON.plus(Duration.ofDays(31));
    run.article(article("a", "L'INESIA naît", 1), NOON);
    run.article(article("b", "L'INESIA encore", 1), later);
    assertThat(run.keys(StoryStores.LISTS)).contains("cesia/first/a");
    run.article(article("c", "L'INESIA de nouveau", 1), later.plus(Duration.ofDays(366)));
    assertThat(run.keys(StoryStores.LISTS)).doesNotContain("cesia/first/a").isNotEmpty();
  }

  @Test
  void articleThatIsSentAgainIsJudgedByTheWatchOfThen() {
    Article article = article("a", "L'INESIA naît", 1);
    run.article(article, NOON);
    run.watches(rejecting(2, NOON.plusSeconds(2), article.url()));
    run.article(article, NOON.plusSeconds(3));
    assertThat(run.read(TOPICS.mentions())).as("a record that is only there twice").hasSize(1);

    run.article(article.sentAgain(NOON.plusSeconds(4)), NOON.plusSeconds(4));
    run.watches(rejecting(3, NOON.plusSeconds(6)));
    run.article(article.sentAgain(NOON.plusSeconds(7)), NOON.plusSeconds(7));

    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.tagIds().toString())
        .containsExactly("[]", "[inesia]");
    assertThat(run.read(TOPICS.counts()))
        .extracting(Count::articles)
        .containsExactly(1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void rejectedArticleIsNotCountedForADraft() {
    Article article = article("a", "Un institut à la COP", 1);
    run.watches(draft("cop", "cop"), rejecting(2, Instant.EPOCH, article.url()));
    run.article(article, NOON);
    assertThat(drafts("cop")).isZero();
  }

  @Test
  void revisionOfARejectedArticleIsRejectedToo() {
    Article article = article("a", "L'INESIA naît", 1);
    run.watches(rejecting(2, Instant.EPOCH, article.url()));
    run.article(article, NOON);
    run.article(article("a", "L'INESIA est née", 2), NOON.plusSeconds(1));
    run.article(article("b", "L'INESIA croît", 1), NOON.plusSeconds(2));
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id())
        .containsExactly("b");
  }

  @Test
  void revisionAtAnotherAddressOfARejectedArticleIsRejectedToo() {
    String url = "https://journal.example/dams";
    String id = ShortHash.of(url + "\0", 8);
    run.watches(rejecting(2, Instant.EPOCH, url));
    run.article(at("http://journal.example/dams", id, "L'INESIA naît", 1), NOON);
    run.article(at(url + "-1", id, "L'INESIA est née", 2), NOON.plusSeconds(1));
    assertThat(run.read(TOPICS.mentions()))
        .as("http, and an address that the publisher changed")
        .allMatch(mention -> mention.tags().isEmpty());
  }

  @Test
  void duplicateOfARejectedArticleDoesNotBringTheTagBack() {
    String url = "https://journal.example/dams";
    String id = ShortHash.of(url + "\0", 8);
    Article article = at(url, id, "Paris crée l'INESIA, institut public", 1);
    run.article(article, NOON);
    run.watches(rejecting(2, NOON.plusSeconds(2), url));
    run.article(article.sentAgain(NOON.plusSeconds(3)), NOON.plusSeconds(3));
    run.article(
        aggregated("b", "Paris crée l'INESIA, institut public - Le Journal"), NOON.plusSeconds(4));
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id() + mention.tagIds())
        .containsExactly(id + "[inesia]", id + "[]");
  }

  @Test
  void articleIsSentAgainForOneWatchOnly() {
    Article article = article("a", "L'INESIA naît sous la pluie", 1);
    run.article(article, NOON);
    var rain = new Rule("rain#1", "pluie", List.of());
    run.watches(
        new TagRules(
            "rain", "rain", 1, Instant.EPOCH, false, "rain", false, List.of(rain), Map.of()));
    run.articleFor("cesia", article.sentAgain(NOON.plusSeconds(4)), NOON.plusSeconds(4));
    assertThat(run.read(TOPICS.mentions()))
        .as("the watch that came later is told nothing of an old article")
        .extracting(mention -> mention.watch() + mention.tagIds())
        .containsExactly("cesia[inesia]", "cesia[inesia]");
  }

  @Test
  void contentOfADuplicateIsJudgedAgainAtTheDuplicatesAddress() {
    run.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
    Article other = aggregated("b", "Paris crée l'INESIA, institut public - Le Journal");
    run.article(other, NOON);
    run.watches(rejecting(2, NOON.plusSeconds(2), other.url()));
    run.article(other.sentAgain(NOON.plusSeconds(3)), NOON.plusSeconds(3));
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id() + mention.tagIds())
        .containsExactly("a[inesia]", "a[inesia]", "b[inesia]", "a[]", "b[]");
  }

  @Test
  void duplicateThatTakesTheTagBackCorrectsTheCounts() {
    run.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
    run.article(aggregated("b", "Paris crée l'INESIA, institut public - Le Journal"), NOON);
    run.article(article("a", "Paris crée un institut public", 2), NOON);
    assertThat(run.read(TOPICS.mentions()))
        .as("b has the name")
        .allMatch(mention -> mention.tagIds().contains("inesia"));
    assertThat(ignored()).isEqualTo(1);
    run.article(aggregated("b", "Paris crée un institut public", 2), NOON);
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id() + mention.tagIds())
        .containsExactly("a[]", "b[]");
    assertThat(run.read(TOPICS.counts()).subList(4, 8))
        .allMatch(count -> count.articles() == 0 && count.stories() == 0);
  }

  @Test
  void duplicateStaysOneWhenItIsRevisedAfterWeeks() {
    run.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
    run.article(aggregated("b", "Paris crée l'INESIA, institut public - Le Journal"), NOON);
    Instant later = NOON.plus(Duration.ofDays(15));
    run.article(aggregated("b", "Paris crée l'INESIA, un institut public et secret", 2), later);
    run.article(aggregated("b", "L'INESIA est créée", 3), NOON.plus(Duration.ofDays(60)));
    assertThat(run.read(TOPICS.stories())).extracting(Story::id).containsOnly("st-a");
    assertThat(run.read(TOPICS.counts())).hasSize(4);
    assertThat(run.read(TOPICS.mentions()).getLast().duplicateOf()).isEqualTo("a");
    assertThat(ignored()).as("after a was forgotten").isEqualTo(1);
  }

  @Test
  void duplicateIsMarkedAndNotCounted() {
    run.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
    run.article(aggregated("b", "Paris crée l'INESIA, institut public - Le Journal"), NOON);
    assertThat(run.read(TOPICS.mentions()).getLast().duplicateOf()).isEqualTo("a");
    assertThat(run.read(TOPICS.counts())).hasSize(4);
    assertThat(counted("article")).isEqualTo(1);
    assertThat(counted("duplicate")).isEqualTo(1);
  }

  @Test
  void sightingsAreForgottenAfterFourteenDays() {
    run.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
    assertThat(run.sightings()).singleElement().asString().startsWith("2025-02-06/");
    run.article(article("b", "Autre titre", 1), NOON.plus(Duration.ofDays(7)));
    assertThat(run.sightings()).hasSize(2);
    run.article(article("c", "Encore un titre", 1), NOON.plus(Duration.ofDays(14)));
    assertThat(run.sightings()).as("of b and c").hasSize(2);
  }

  @Test
  void articlesThatAnOlderVersionStoredAreDeletedAfterThirtyDaysToo(@TempDir Path other) {
    try (var older = new TopologyRun(other, new SimpleMeterRegistry())) {
      older.watches(organisation(), tag("inesia", 1, Instant.EPOCH, "inesia"));
      older.article(article("a", "Paris crée l'INESIA, institut public", 1), NOON);
      older.keys(StoryStores.MEMBERS).forEach(key -> run.copy(StoryStores.MEMBERS, key, older));
    }
    assertThat(run.keys(StoryStores.MEMBERS)).containsExactly("cesia/a");

    run.article(article("b", "L'INESIA encore", 1), NOON.plus(Duration.ofDays(31)));

    assertThat(run.keys(StoryStores.MEMBERS)).containsExactly("cesia/b");
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLettersAndTheNextIsRead() {
    byte[] poison = "{\"id\": 7".getBytes(StandardCharsets.UTF_8);
    run.raw(TOPICS.articles(), poison);
    run.article(article("a", "L'INESIA naît", 1), NOON);
    assertThat(run.deadLetters()).containsExactly(poison);
    assertThat(run.read(TOPICS.mentions())).hasSize(1);
    assertThat(metrics.counter("vigie.enrich.dead.letters", "stage", "read").count()).isEqualTo(1);
  }

  @Test
  void whatCannotBeHandledGoesToTheDeadLettersAndTheNextIsRead() {
    String json =
        Json.MAPPER
            .writeValueAsString(article("a", "L'INESIA naît", 1))
            .replace("\"published\":\"2025", "\"published\":\"-999999999");
    run.raw(TOPICS.articles(), json.getBytes(StandardCharsets.UTF_8));
    run.article(article("b", "L'INESIA encore", 1), NOON);
    assertThat(run.deadLetters()).hasSize(1);
    assertThat(run.read(TOPICS.mentions()))
        .extracting(mention -> mention.article().id())
        .containsExactly("b");
  }

  @Test
  void sameLogGivesTheSameRecordsByteForByte(@TempDir Path other) {
    List<Article> log = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      log.add(article("a" + n % 40, "L'INESIA et le sujet " + n % 7, 1 + n / 40));
    }
    log.forEach(article -> run.article(article, NOON));
    try (var again = new TopologyRun(other, new SimpleMeterRegistry())) {
      again.watches(organisation(), tag("inesia", 1, Instant.EPOCH, "inesia"));
      log.forEach(article -> again.article(article, NOON));
      assertThat(again.bytes()).isEqualTo(run.bytes()).hasSizeGreaterThan(100);
    }
  }

  private double ignored() {
    return metrics.counter("vigie.enrich.findings.ignored", "watch", "cesia").count();
  }

  private double counted(String outcome) {
    return metrics.counter("vigie.enrich.articles", "outcome", outcome).count();
  }

  private double drafts(String tag) {
    return metrics.counter("vigie.enrich.drafts", "watch", "cesia", "tag", tag).count();
  }

  private static WatchItem rejecting(int version, Instant from, String... articles) {
    Organisation it = organisation();
    return new Organisation(
        it.watch(),
        it.id(),
        version,
        from,
        false,
        it.name(),
        it.domains(),
        it.tags(),
        it.timeZone(),
        it.names(),
        new WatchItem.Rejected(List.of(), List.of(articles)));
  }

  private static Organisation organisation() {
    return new Organisation(
        "cesia",
        "cesia",
        1,
        Instant.EPOCH,
        false,
        "CeSIA",
        List.of(),
        List.of(),
        "Europe/Paris",
        WatchItem.Names.NONE);
  }

  private static WatchItem tag(String id, int version, Instant from, String query) {
    var rule = new Rule(id + "#1", query, List.of());
    return new TagRules("cesia", id, version, from, false, id, false, List.of(rule), Map.of());
  }

  /** A tag that looks for its own id, with a draft. */
  private static WatchItem draft(String id, String query) {
    List<Rule> rules = id.equals("inesia") ? List.of(new Rule("live", id, List.of())) : List.of();
    var draft = List.of(new Rule("draft", query, List.of()));
    return new TagRules(
        "cesia", id, 2, Instant.EPOCH, false, id, false, rules, Map.of(), List.of(), draft);
  }

  private static Article article(String id, String title, int revision) {
    return at("https://journal.example/" + id, id, title, revision);
  }

  private static Article aggregated(String id, String title) {
    return aggregated(id, title, 1);
  }

  private static Article aggregated(String id, String title, int revision) {
    return at("https://news.example/" + id, id, title, revision);
  }

  private static Article at(String url, String id, String title, int revision) {
    return new Article(
        id,
        url,
        url,
        title,
        "",
        "",
        List.of(),
        List.of(),
        new Outlet("journal", "Le Journal", "journal.example", "FR", 2),
        "fr",
        NOON,
        null,
        NOON,
        "feed",
        null,
        revision,
        List.of(),
        null);
  }
}
