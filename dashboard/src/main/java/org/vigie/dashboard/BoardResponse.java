package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.dashboard.StoryQuotes.Quote;
import org.vigie.events.Notification;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Story.Member;

/**
 * The answer of {@code /api/board}: the stories updated in a period, and how complete it is.
 *
 * @param from the full hour in which the period begins
 * @param timeZone of the watch's days
 * @param since when the first article was seen; null when there is none
 * @param taking number of stories that took from a release
 * @param naming number of stories that only name us
 * @param toReview number of stories whose pickup a person should confirm
 * @param stories newest first; at most {@value #LISTED} with and as many without a pickup
 * @param unlistedOurs number of stories with a pickup beyond those
 * @param unlistedOthers number of stories without a pickup beyond those
 * @param notifications decided in the period, by state; held and failed ones of any time
 */
record BoardResponse(
    Instant asOf,
    Instant from,
    String timeZone,
    String organisation,
    @Nullable Instant since,
    FeedCoverage coverage,
    Map<String, String> tags,
    long taking,
    long naming,
    long toReview,
    List<StoryLine> stories,
    int unlistedOurs,
    int unlistedOthers,
    List<FeedHealth> feeds,
    Map<Notification.State, Integer> notifications) {
  private static final int LISTED = 60;

  /** How many further outlets a story names. */
  private static final int OUTLETS = 5;

  /** How many of the configured feeds the figures include. */
  record FeedCoverage(int feeds, long fresh, long late, long failing, long waiting) {
    static FeedCoverage of(List<FeedHealth> feeds) {
      return new FeedCoverage(
          feeds.size(),
          with(feeds, Status.FRESH),
          with(feeds, Status.LATE),
          with(feeds, Status.FAILING),
          with(feeds, Status.WAITING));
    }

    private static long with(List<FeedHealth> feeds, Status status) {
      return feeds.stream().filter(feed -> feed.status() == status).count();
    }
  }

  /**
   * A story with its first source and further outlets.
   *
   * @param words the sentence about us; null when only the title is about us
   * @param others names of further outlets, best known first
   * @param moreOutlets number of outlets beyond those
   */
  record StoryLine(
      String id,
      String title,
      @Nullable String url,
      String outlet,
      int tier,
      @Nullable Instant published,
      Instant seen,
      Pickup.@Nullable Kind pickup,
      int articles,
      int copies,
      List<String> tags,
      @Nullable Quote words,
      List<String> others,
      int moreOutlets) {
    static StoryLine of(Story story, @Nullable Quote words) {
      Member first = story.members().isEmpty() ? null : story.members().getFirst();
      String source = first == null ? "" : first.outlet().name();
      List<String> others =
          story.members().stream()
              .map(Member::outlet)
              .sorted(Comparator.comparingInt(Outlet::tier))
              .map(Outlet::name)
              .distinct()
              .filter(name -> !name.equals(source))
              .toList();
      List<String> named = others.subList(0, Math.min(OUTLETS, others.size()));
      return new StoryLine(
          story.id(),
          story.title(),
          first == null ? null : first.url(),
          source,
          first == null ? Outlet.UNKNOWN_TIER : first.outlet().tier(),
          first == null ? null : first.published(),
          first == null ? story.updated() : first.seen(),
          story.pickup(),
          story.articles(),
          story.copies(),
          story.tags(),
          words,
          named,
          others.size() - named.size());
    }
  }

  static BoardResponse of(TopicsView view, int days, Instant now) {
    Instant from = now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    List<FeedHealth> feeds = view.feeds(now);
    List<Story> stories = view.stories(from);
    List<Story> ours = stories.stream().filter(story -> story.pickup() != null).toList();
    List<Story> others = stories.stream().filter(story -> story.pickup() == null).toList();
    long naming = with(ours, Pickup.Kind.MENTION);
    return new BoardResponse(
        now,
        from,
        view.timeZone(),
        view.organisation(),
        view.since(),
        FeedCoverage.of(feeds),
        view.tagNames(),
        ours.size() - naming,
        naming,
        with(ours, Pickup.Kind.PARAPHRASE),
        lines(view, ours, others),
        Math.max(0, ours.size() - LISTED),
        Math.max(0, others.size() - LISTED),
        feeds,
        view.notifications(from));
  }

  private static long with(List<Story> stories, Pickup.Kind kind) {
    return stories.stream().filter(story -> story.pickup() == kind).count();
  }

  private static List<StoryLine> lines(TopicsView view, List<Story> ours, List<Story> others) {
    return Stream.of(ours, others)
        .flatMap(some -> some.stream().limit(LISTED))
        .map(story -> StoryLine.of(story, view.quote(story.key())))
        .toList();
  }
}
