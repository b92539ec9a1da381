package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.Board.FeedHealth;
import org.vigie.dashboard.Board.Status;
import org.vigie.dashboard.Quotes.Quote;
import org.vigie.events.Notification;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Story.Member;

/**
 * What the page shows of a period: the stories that changed in it, and how well it is covered.
 *
 * @param from when the period begins; the full hour
 * @param timeZone in which the watch counts its days
 * @param since the oldest moment an article was seen; null when none was
 * @param taking stories that took from a release
 * @param naming stories that only name us
 * @param toReview stories whose pickup a person should confirm
 * @param stories newest first; at most {@value #LISTED} of those with and of those without a pickup
 * @param notifications decided in the period; those held or failed whenever that was
 */
record BoardAnswer(
    Instant asOf,
    Instant from,
    String timeZone,
    String organisation,
    @Nullable Instant since,
    Coverage coverage,
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

  /** How many outlets a story names beside its first. */
  private static final int OUTLETS = 5;

  /** How much of the configured feeds the figures rest on. */
  record Coverage(int feeds, long fresh, long late, long failing, long waiting) {
    static Coverage of(List<FeedHealth> feeds) {
      return new Coverage(
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
   * A story on one line: its first source, and who else.
   *
   * @param words what is said of us, where it isn't the title that says it
   * @param others names of further outlets, best known first
   * @param moreOutlets how many more there are
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

  static BoardAnswer of(Board board, int days, Instant now) {
    Instant from = now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    List<FeedHealth> feeds = board.feeds(now);
    List<Story> stories =
        board.stories().stream().filter(story -> !story.updated().isBefore(from)).toList();
    List<Story> ours = stories.stream().filter(story -> story.pickup() != null).toList();
    List<Story> others = stories.stream().filter(story -> story.pickup() == null).toList();
    long naming = with(ours, Pickup.Kind.MENTION);
    return new BoardAnswer(
        now,
        from,
        board.timeZone(),
        board.organisation(),
        board.since(),
        Coverage.of(feeds),
        board.tagNames(),
        ours.size() - naming,
        naming,
        with(ours, Pickup.Kind.PARAPHRASE),
        lines(board, ours, others),
        Math.max(0, ours.size() - LISTED),
        Math.max(0, others.size() - LISTED),
        feeds,
        board.notifications(from));
  }

  private static long with(List<Story> stories, Pickup.Kind kind) {
    return stories.stream().filter(story -> story.pickup() == kind).count();
  }

  private static List<StoryLine> lines(Board board, List<Story> ours, List<Story> others) {
    return Stream.of(ours, others)
        .flatMap(some -> some.stream().limit(LISTED))
        .map(story -> StoryLine.of(story, board.quote(story.key())))
        .toList();
  }
}
