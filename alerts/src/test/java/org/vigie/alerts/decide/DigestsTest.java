package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.alerts.decide.TestConfigs.digest;
import static org.vigie.alerts.decide.TestConfigs.route;
import static org.vigie.alerts.decide.TestMention.article;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.config.AlertsConfig.DailyDigest.Empty;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Digests.Edition;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.TagCount;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.topics.JsonSerde;

class DigestsTest {
  private static final DailyDigest MORNING = digest("08:00", Empty.SKIP, "a", "b");
  private static final Instant YESTERDAY = Instant.parse("2025-02-11T07:00:00Z");
  private static final Instant NOW = Instant.parse("2025-02-12T07:00:00.030Z");

  private final Digests digests = of(MORNING);

  @Test
  void isDueAtItsLocalTimeAlsoWhenTheClocksChange() {
    var night = digest("02:30", Empty.SKIP, "a");

    assertThat(dueAfter(MORNING, "2025-02-11T07:00:00Z")).isEqualTo("2025-02-12T07:00:00Z");
    assertThat(dueAfter(MORNING, "2025-03-29T07:00:00Z")).isEqualTo("2025-03-30T06:00:00Z");
    assertThat(dueAfter(MORNING, "2025-10-25T06:00:00Z")).isEqualTo("2025-10-26T07:00:00Z");
    // why: 02:30 doesn't exist on 30 March, and comes twice on 26 October.
    assertThat(dueAfter(night, "2025-03-29T01:30:00Z")).isEqualTo("2025-03-30T01:00:00Z");
    assertThat(dueAfter(night, "2025-03-30T01:00:00Z")).isEqualTo("2025-03-31T00:30:00Z");
    assertThat(dueAfter(night, "2025-10-25T00:30:00Z")).isEqualTo("2025-10-26T00:30:00Z");
    assertThat(dueAfter(night, "2025-10-26T00:30:00Z")).isEqualTo("2025-10-27T01:30:00Z");
  }

  @Test
  void theFirstEditionIsDueAtTheFirstTimeAfterTheFirstStory() {
    Edition begun = digests.edition(MORNING, Instant.parse("2025-02-12T13:05:00Z"));

    assertThat(begun.until()).isEqualTo("2025-02-12T13:05:00Z");
    assertThat(digests.due(MORNING, begun)).isEqualTo("2025-02-13T07:00:00Z");
  }

  @Test
  void afterAPauseOneEditionReplacesAllThatWereMissed() {
    Instant late = Instant.parse("2025-02-15T09:20:00Z");

    Edition edition = digests.edition(MORNING, late);

    assertThat(edition.until()).isEqualTo(late);
    assertThat(digests.due(MORNING, edition)).isEqualTo("2025-02-16T07:00:00Z");
  }

  @Test
  void composesOneNotificationPerChannelWithDifferentIds() {
    List<Notification> messages = notifications(article("1").mention());

    assertThat(messages).extracting(Notification::channel).containsExactly("a", "b");
    assertThat(messages).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(messages).isEqualTo(notifications(article("1").mention()));
    assertThat(summary(messages.getFirst()).from()).isEqualTo(YESTERDAY);
    assertThat(summary(messages.getFirst()).until()).isEqualTo(NOW);
    assertThat(messages.getFirst().reason()).isEqualTo(Notification.Reason.DIGEST);
    assertThat(JsonSerde.of(Notification.class).serializer().serialize("", messages.getFirst()))
        .isNotEmpty();
  }

  @Test
  void countsArticlesCopiesTagsAndKindsOfStories() {
    Notification sent =
        notifications(
                article("1").in("st-1").tagged("inesia", "cesia").takes(Kind.QUOTE).mention(),
                article("2").in("st-1").copyOf("1").takes(Kind.QUOTE).mention(),
                article("3").takes(Kind.MENTION).mention(),
                article("4").mention())
            .getFirst();

    Notification.Digest digest = summary(sent);
    assertThat(digest.articles()).isEqualTo(4);
    assertThat(digest.copies()).isEqualTo(1);
    assertThat(digest.taking()).isEqualTo(1);
    assertThat(digest.naming()).isEqualTo(1);
    assertThat(digest.tags()).containsExactly(new TagCount("inesia", 4), new TagCount("cesia", 1));
    assertThat(digest.stories())
        .extracting(Notification.Part::story)
        .containsExactly("st-1", "st-3", "st-4");
    assertThat(digest.stories().getFirst().articles()).isEqualTo(2);
    assertThat(sent.mentions())
        .extracting(mention -> mention.article().id())
        .containsExactly("1", "3", "4");
  }

  @Test
  void saysWhichStoriesWereSentAndListsThemAfterTheOthersOfTheirKind() {
    GroupsRun day = firstStorySent();
    Map<String, StoryGroups> stories = Map.of("st-1", day.story("st-1"), "st-2", heldStory());

    Notification sent =
        digestOf(
            stories,
            article("1").takes(Kind.QUOTE).mention(),
            article("2").takes(Kind.PARAPHRASE).mention(),
            article("3").mention());

    assertThat(summary(sent).told()).isEqualTo(1);
    assertThat(summary(sent).held()).isEqualTo(1);
    assertThat(summary(sent).stories())
        .extracting(Notification.Part::told)
        .containsExactly(null, day.now(), null);
    assertThat(summary(sent).stories())
        .extracting(Notification.Part::held)
        .containsExactly(true, false, false);
  }

  @Test
  void aStoryThatNamesUsComesBeforeOtherSubjectsEvenIfItWasSent() {
    GroupsRun day = firstStorySent();

    Notification sent =
        digestOf(
            Map.of("st-1", day.story("st-1")),
            article("2").mention(),
            article("1").takes(Kind.MENTION).mention());

    assertThat(summary(sent).stories())
        .extracting(Notification.Part::story)
        .containsExactly("st-1", "st-2");
  }

  @Test
  void aStoryThatWasOnlyHeldIsListedBeforeThoseThatWereSent() {
    StoryGroups told = firstStorySent().story("st-1");
    Map<String, StoryGroups> stories = new HashMap<>(Map.of("st-held", heldStory()));
    List<Mention> news = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      stories.put("st-" + i, told);
      news.add(article("" + i).takes(Kind.REPRINT).mention());
    }
    news.add(article("held").mention());
    news.add(article("unrouted").takes(Kind.PARAPHRASE).mention());

    Notification sent = digestOf(stories, news.toArray(Mention[]::new));

    assertThat(summary(sent).stories())
        .extracting(Notification.Part::story)
        .hasSize(Notification.LISTED)
        .startsWith("st-unrouted", "st-held", "st-0", "st-1");
  }

  @Test
  void aShortDigestShowsAHeldStoryInItsSection() {
    StoryGroups told = firstStorySent().story("st-1");
    Map<String, StoryGroups> stories =
        Map.of("st-1", told, "st-2", told, "st-3", told, "st-4", heldStory());

    Notification sent =
        digestOf(
            stories,
            article("1").takes(Kind.REPRINT).mention(),
            article("2").takes(Kind.QUOTE).mention(),
            article("3").takes(Kind.MENTION).mention(),
            article("4").mention());
    DigestText shown = DigestText.of(sent, 2, new Phrasebook(Language.EN, ZoneOffset.UTC));

    assertThat(shown.sections())
        .extracting(DigestText.Section::title)
        .containsExactly("They use our releases", "On our topics");
    assertThat(shown.sections().getLast().items().getFirst().facts())
        .contains("held back by quiet hours");
    assertThat(shown.more()).isEqualTo("and 2 more stories");
  }

  @Test
  void listsTheMostImportantStoriesAndCountsTheOthers() {
    Mention[] many =
        IntStream.range(0, 50)
            .mapToObj(i -> article("" + i).takes(i == 49 ? Kind.REPRINT : null).mention())
            .toArray(Mention[]::new);

    Notification sent = notifications(many).getFirst();

    assertThat(sent.mentions()).hasSize(Notification.LISTED);
    assertThat(sent.mentions().getFirst().article().id()).isEqualTo("49");
    assertThat(sent.more()).isEqualTo(30);
    assertThat(summary(sent).articles()).isEqualTo(50);
  }

  @Test
  void anEmptyDayIsSkippedUnlessConfiguredOtherwise() {
    assertThat(notifications()).isEmpty();

    DailyDigest daily = digest("08:00", Empty.SEND, "a");
    assertThat(
            of(daily)
                .notifications(
                    daily,
                    "cesia",
                    new Edition(YESTERDAY, YESTERDAY),
                    new Edition(NOW, NOW),
                    List.of(),
                    _ -> null))
        .singleElement()
        .satisfies(sent -> assertThat(sent.mentions()).isEmpty());
  }

  private static Notification.Digest summary(Notification sent) {
    return Objects.requireNonNull(sent.digest());
  }

  /** Story 1 was sent by day. */
  private static GroupsRun firstStorySent() {
    GroupsRun day = new GroupsRun(TestConfigs.of(route(1, Match.ALL, "a")), TestMention.SEEN);
    day.add(article("1"));
    day.pass(TestConfigs.WAIT);
    return day;
  }

  /** Returns a story without an alert, because quiet hours hold its first one. */
  private static StoryGroups heldStory() {
    Route quiet =
        TestConfigs.quiet(
            TestConfigs.timed(route(1, Match.ALL, "a"), TestConfigs.WAIT, TestConfigs.WAIT), null);
    GroupsRun night = new GroupsRun(TestConfigs.of(quiet), Instant.parse("2025-02-12T22:00:00Z"));
    night.add(article("2"));
    night.pass(TestConfigs.WAIT);
    return night.story("st-2");
  }

  private Notification digestOf(Map<String, StoryGroups> stories, Mention... news) {
    Edition before = new Edition(YESTERDAY, YESTERDAY);
    return digests
        .notifications(MORNING, "cesia", before, new Edition(NOW, NOW), List.of(news), stories::get)
        .getFirst();
  }

  private List<Notification> notifications(Mention... news) {
    return digests.notifications(
        MORNING,
        "cesia",
        new Edition(YESTERDAY, YESTERDAY),
        new Edition(NOW.minusMillis(30), NOW),
        List.of(news),
        _ -> null);
  }

  private static Instant dueAfter(DailyDigest digest, String edition) {
    Instant at = Instant.parse(edition);
    return of(digest).due(digest, new Edition(at, at));
  }

  private static Digests of(DailyDigest digest) {
    var config = TestConfigs.with(TestConfigs.of(route(1, Match.ALL, "a")), digest);
    return new Digests(config, (_, _) -> "why");
  }
}
