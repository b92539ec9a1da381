package org.vigie.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.AlertOutcomes.AlertProblem;
import org.vigie.dashboard.AlertOutcomes.ProblemGroup;
import org.vigie.dashboard.FeedHealth.FeedCoverage;
import org.vigie.dashboard.StoryQuotes.Quote;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Story.Member;

/**
 * The answer of {@code /api/board}: the stories with an article published in a period, and the
 * state of the feeds. An article without a date counts as published when it was first seen.
 *
 * @param from start of the period; see {@link KnownCounts#start}
 * @param timeZone IANA name of the time zone in which the days of the counts begin
 * @param since when the first article of all known stories was seen; null if there are no stories
 * @param taking number of stories with an article that took something from a release
 * @param naming number of other stories with an article that names the organisation
 * @param toReview number of stories whose strongest pickup is a paraphrase
 * @param untagged number of articles published in the period with a pickup and without a tag: no
 *     {@link org.vigie.events.Count} contains them
 * @param stories at most {@value #LISTED} stories with a pickup, then at most as many without; each
 *     part has the story with the newest article first
 * @param unlistedOurs number of stories with a pickup that are not in {@code stories}
 * @param unlistedOthers number of stories without a pickup that are not in {@code stories}
 * @param notifications number of notifications in each state: those decided in the period, and held
 *     or failed ones of any time
 * @param channels the channels that are blocked or away; empty if all accept alerts
 * @param alertProblems alerts that failed or are doubtful, and mails that some recipients don't
 *     get, of the same times as {@code notifications}; empty if all arrived
 * @param outdatedSince when Kafka answered last; null as long as it answers. Since this time, the
 *     page has received nothing, so all figures may be out of date
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
    long untagged,
    List<StoryLine> stories,
    int unlistedOurs,
    int unlistedOthers,
    List<FeedHealth> feeds,
    Map<Notification.State, Integer> notifications,
    List<ChannelState> channels,
    List<ProblemGroup> alertProblems,
    @Nullable Instant outdatedSince) {
  private static final int LISTED = 60;

  /** Maximum number of outlets in {@link StoryLine#others()}. An estimate: one line of text. */
  private static final int OUTLETS = 5;

  /** Maximum number of {@link StoryLine#alertProblems()}. An estimate: one for each channel. */
  private static final int PROBLEMS = 5;

  /**
   * A story with its first article's outlet and the names of other outlets.
   *
   * @param words a quote from an article; null if none is known or if rules matched only the title
   * @param last when the last of its articles was published; see {@link Story#lastDated}
   * @param copies number of the other articles that repeat a text, see {@link Story#copiesBeside}
   * @param others names of other outlets with an article of the story; outlets of tier 1 come first
   * @param moreOutlets number of other outlets that are not in {@code others}
   * @param alertProblems at most {@value #PROBLEMS} alerts about the story that did not simply
   *     arrive, the last decided first
   */
  record StoryLine(
      String id,
      String title,
      @Nullable String url,
      String outlet,
      int tier,
      @Nullable Instant published,
      Instant seen,
      Instant last,
      Pickup.@Nullable Kind pickup,
      int articles,
      int copies,
      List<String> tags,
      @Nullable Quote words,
      List<String> others,
      int moreOutlets,
      List<AlertProblem> alertProblems) {
    static StoryLine of(Story story, @Nullable Quote words, @Nullable List<AlertProblem> alerts) {
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
      return new StoryLine(
          story.id(),
          story.title(),
          first == null ? null : first.url(),
          source,
          first == null ? Outlet.UNKNOWN_TIER : first.outlet().tier(),
          first == null ? null : first.published(),
          first == null ? story.updated() : first.seen(),
          story.lastDated(),
          story.pickup(),
          story.articles(),
          story.copiesBeside(first == null ? null : first.article()),
          story.tags(),
          words,
          others.stream().limit(OUTLETS).toList(),
          Math.max(0, others.size() - OUTLETS),
          alerts == null ? List.of() : alerts.stream().limit(PROBLEMS).toList());
    }
  }

  /** {@code silence}: how long Kafka has not answered; zero as long as it answers. */
  static BoardResponse of(TopicsView view, int days, Instant now, Duration silence) {
    Instant from = KnownCounts.start(days, now, ZoneId.of(view.timeZone()));
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
        untagged(stories, from),
        lines(view, ours, others),
        Math.max(0, ours.size() - LISTED),
        Math.max(0, others.size() - LISTED),
        feeds,
        view.notifications(from),
        view.troubledChannels(),
        view.alertProblems(from),
        silence.isZero() ? null : now.minus(silence));
  }

  private static long untagged(List<Story> stories, Instant from) {
    return stories.stream()
        .flatMap(story -> story.members().stream())
        .filter(member -> member.tags().isEmpty() && !member.dated().isBefore(from))
        .count();
  }

  private static long with(List<Story> stories, Pickup.Kind kind) {
    return stories.stream().filter(story -> story.pickup() == kind).count();
  }

  private static List<StoryLine> lines(TopicsView view, List<Story> ours, List<Story> others) {
    Map<String, List<AlertProblem>> problems = view.alertProblemsByStory();
    return Stream.of(ours, others)
        .flatMap(some -> some.stream().limit(LISTED))
        .map(it -> StoryLine.of(it, view.quote(it.key()), problems.get(it.key())))
        .toList();
  }
}
