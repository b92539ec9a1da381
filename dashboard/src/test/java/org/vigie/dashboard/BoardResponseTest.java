package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.vigie.dashboard.DashboardSamples.NOW;
import static org.vigie.dashboard.DashboardSamples.alert;
import static org.vigie.dashboard.DashboardSamples.outlet;
import static org.vigie.dashboard.DashboardSamples.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.AlertOutcomes.AlertProblem;
import org.vigie.dashboard.BoardResponse.StoryLine;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Story;
import org.vigie.events.Story.Member;
import org.vigie.events.WatchItem;

class BoardResponseTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(20));
  private static final Instant LAST_WEEK = NOW.minus(Duration.ofDays(8));

  private final TopicsView view = new TopicsView(() -> NOW);

  @Test
  void countsTheStoriesOfThePeriodByPickup() {
    put("reprint", Kind.REPRINT, YESTERDAY);
    put("paraphrase", Kind.PARAPHRASE, YESTERDAY);
    put("named", Kind.MENTION, YESTERDAY);
    put("topic", null, YESTERDAY);
    put("old", Kind.QUOTE, LAST_WEEK);

    BoardResponse answer = board(7);

    assertThat(answer.taking()).isEqualTo(2);
    assertThat(answer.naming()).isEqualTo(1);
    assertThat(answer.toReview()).isEqualTo(1);
    assertThat(answer.stories())
        .extracting(StoryLine::id)
        .containsExactlyInAnyOrder("reprint", "paraphrase", "named", "topic");
    assertThat(answer.since()).isEqualTo(LAST_WEEK);
    assertThat(board(31).taking()).isEqualTo(3);
  }

  @Test
  void listsABoundedNumberAndCountsTheRest() {
    for (int n = 0; n < 70; n++) {
      put("ours" + n, Kind.QUOTE, YESTERDAY.plusSeconds(n));
      put("other" + n, null, YESTERDAY.plusSeconds(n));
    }

    BoardResponse answer = board(7);

    assertThat(answer.stories()).hasSize(120);
    assertThat(answer.stories().getFirst().id()).isEqualTo("ours69");
    assertThat(answer.unlistedOurs()).isEqualTo(10);
    assertThat(answer.unlistedOthers()).isEqualTo(10);
    assertThat(answer.taking()).isEqualTo(70);
  }

  @Test
  void aStoryIsOfThePeriodInWhichItsLastArticleWasPublished() {
    put("foundLate", Kind.QUOTE, published(LAST_WEEK, YESTERDAY));
    put("goesOn", Kind.QUOTE, published(LAST_WEEK, LAST_WEEK), published(YESTERDAY, YESTERDAY));
    put("undated", Kind.QUOTE, published(null, YESTERDAY));
    put("future", Kind.QUOTE, published(NOW.plus(Duration.ofDays(9)), LAST_WEEK));
    view.story("w/large", large("large", LAST_WEEK, YESTERDAY));

    assertThat(board(7).stories())
        .extracting(StoryLine::id)
        .containsExactlyInAnyOrder("goesOn", "undated", "large");
    assertThat(board(7).stories())
        .filteredOn(story -> story.id().equals("goesOn"))
        .allMatch(story -> LAST_WEEK.equals(story.published()) && story.last().equals(YESTERDAY));
    assertThat(board(7).taking()).isEqualTo(3);
    assertThat(board(31).taking()).isEqualTo(5);
  }

  @Test
  void theStoryWithTheNewestArticleIsFirst() {
    put("foundLast", null, published(YESTERDAY, NOW));
    put("newest", null, published(YESTERDAY.plusSeconds(60), YESTERDAY.plusSeconds(90)));

    assertThat(board(7).stories()).extracting(StoryLine::id).containsExactly("newest", "foundLast");
  }

  @Test
  void countsTheArticlesOfThePeriodThatNoCountHas() {
    Member tagged = published(YESTERDAY, YESTERDAY);
    put("mixed", Kind.QUOTE, tagged, untagged(YESTERDAY), untagged(LAST_WEEK));
    put("untagged", Kind.PARAPHRASE, untagged(YESTERDAY));

    assertThat(board(7).untagged()).isEqualTo(2);
    assertThat(board(31).untagged()).isEqualTo(3);
  }

  @Test
  void aPeriodThatIsShownByDayBeginsWithADay() {
    var names = WatchItem.Names.NONE;
    view.watchItem(
        "w/organisation",
        new WatchItem.Organisation(
            "w", "w", 1, NOW, false, "W", List.of(), List.of(), "Europe/Paris", names));

    assertThat(board(7).from()).isEqualTo("2025-02-05T10:00:00Z");
    assertThat(board(31).from()).isEqualTo("2025-01-11T23:00:00Z");
  }

  @Test
  void leavesOutAStoryWhoseArticlesWereWithdrawn() {
    put("topic", null, YESTERDAY);
    view.story("w/topic", story("topic", null, NOW));

    assertThat(board(7).stories()).isEmpty();
  }

  @Test
  void theFirstArticleOfAStoryIsNotCountedBesideItself() {
    Member one = published(YESTERDAY, YESTERDAY);
    Member copy =
        new Member(
            one.article(),
            one.url(),
            one.title(),
            one.outlet(),
            "fr",
            YESTERDAY,
            YESTERDAY,
            one.tags(),
            Kind.QUOTE,
            "original");
    view.story("w/st", new Story("w", "st", "st", List.of(), Kind.QUOTE, 1, 1, List.of(copy), NOW));

    assertThat(board(7).stories().getFirst().copies()).isZero();
  }

  @Test
  void namesTheBestKnownOfManyOutletsAndCountsTheRest() {
    Outlet[] outlets =
        IntStream.range(0, 12)
            .mapToObj(n -> outlet("o" + n, n == 11 ? 1 : 3))
            .toArray(Outlet[]::new);
    view.story("w/st", story("st", Kind.QUOTE, YESTERDAY, outlets));

    StoryLine line = board(7).stories().getFirst();

    assertThat(line.outlet()).isEqualTo("o0");
    assertThat(line.others()).startsWith("o11").hasSize(5).doesNotContain("o0");
    assertThat(line.moreOutlets()).isEqualTo(6);
  }

  @Test
  void namesChannelsThatAreBlockedBeforeThoseThatAreAway() {
    view.channelState("mail", channel("mail", ChannelState.State.AWAY, "no connection"));
    view.channelState("presse", channel("presse", ChannelState.State.BLOCKED, "invalid_auth"));
    view.channelState("console", channel("console", ChannelState.State.OK, null));

    assertThat(board(7).channels())
        .extracting(ChannelState::channel)
        .containsExactly("presse", "mail");
    view.channelState("presse", channel("presse", ChannelState.State.OK, null));
    view.channelState("mail", null);
    assertThat(board(7).channels()).isEmpty();
  }

  @Test
  void showsWhatDidNotSimplyArriveWithItsStory() {
    put("st", Kind.QUOTE, YESTERDAY);
    view.notification("a", alert("st", State.SENT, Attempt.of(NOW, "sent twice: SMTP 451")));
    view.notification("b", alert("st", State.SENT, null));

    StoryLine line = board(7).stories().getFirst();

    assertThat(line.alertProblems())
        .extracting(AlertProblem::kind, AlertProblem::channel, AlertProblem::why)
        .containsExactly(tuple(AlertOutcomes.Kind.DOUBTFUL, "presse", "sent twice: SMTP 451"));
    assertThat(board(7).alertProblems()).hasSize(1);
  }

  @Test
  void saysSinceWhenItReceivesNothing() {
    assertThat(board(7).outdatedSince()).isNull();
    assertThat(BoardResponse.of(view, 7, NOW, Duration.ofMinutes(3)).outdatedSince())
        .isEqualTo(NOW.minusSeconds(180));
  }

  private BoardResponse board(int days) {
    return BoardResponse.of(view, days, NOW, Duration.ZERO);
  }

  private static ChannelState channel(String id, ChannelState.State state, @Nullable String why) {
    return new ChannelState(id, state, why, NOW, 0, NOW);
  }

  private void put(String id, @Nullable Kind pickup, Member... members) {
    view.story("w/" + id, of(id, pickup, members.length, NOW, List.of(members)));
  }

  /** A story that lists only its first articles. */
  private static Story large(String id, Instant published, Instant updated) {
    int more = Story.LISTED + 1;
    return of(id, Kind.QUOTE, more, updated, List.of(published(published, published)));
  }

  private static Story of(
      String id, @Nullable Kind pickup, int articles, Instant updated, List<Member> members) {
    return new Story("w", id, id, List.of(), pickup, articles, 0, members, updated);
  }

  private static Member published(@Nullable Instant published, Instant seen) {
    return member(published, seen, List.of("cesia"));
  }

  private static Member untagged(Instant published) {
    return member(published, published, List.of());
  }

  private static Member member(@Nullable Instant published, Instant seen, List<String> tags) {
    String url = "https://a.example/";
    return new Member(
        "a", url, "Titre", outlet("a", 2), "fr", published, seen, tags, Kind.QUOTE, null);
  }

  private void put(String id, @Nullable Kind pickup, Instant updated) {
    view.story("w/" + id, story(id, pickup, updated, outlet("gazette", 2)));
  }
}
