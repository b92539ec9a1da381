package org.vigie.alerts.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Story;

/**
 * Decides when digests are due, and drafts them: one notification per digest and channel, over the
 * mentions since the issue before. After a pause, one issue replaces all that were missed.
 */
public record Digests(AlertsConfig config) {
  /**
   * An issue of a digest. Stored as JSON: component names stay.
   *
   * @param at when it was due; before the first issue, the last due time before the first story
   * @param until the end of the window that it covers
   */
  public record Issue(Instant at, Instant until) {}

  /** The issue of the last due time. When the first story arrives, it stands for the one before. */
  public Issue issue(DailyDigest digest, Instant now) {
    var past = dueTimes(digest, now).filter(at -> !at.isAfter(now));
    return new Issue(past.max(Comparator.naturalOrder()).orElseThrow(), now);
  }

  /** When the next issue is due. */
  public Instant due(DailyDigest digest, Issue last) {
    var times = dueTimes(digest, last.at());
    return times.filter(at -> at.isAfter(last.at())).findFirst().orElseThrow();
  }

  /** Its due times around an instant, one a day, also on days when the clocks change. */
  private Stream<Instant> dueTimes(DailyDigest digest, Instant around) {
    LocalDate day = date(around);
    return Stream.of(-2, -1, 0, 1, 2).map(days -> digest.on(day.plusDays(days), config.timeZone()));
  }

  private LocalDate date(Instant time) {
    return time.atZone(config.timeZone()).toLocalDate();
  }

  /**
   * The notifications of an issue, one per channel; none if there are no mentions and the digest
   * skips empty days.
   *
   * @param mentions all since the issue before, each article once
   * @param stories the groups of a story by its id; null when they were deleted
   */
  public List<NotificationDraft> draft(
      DailyDigest digest,
      String watch,
      Issue before,
      Issue issue,
      Collection<Mention> mentions,
      Function<String, @Nullable StoryGroups> stories) {
    if (mentions.isEmpty() && digest.empty() == DailyDigest.Empty.SKIP) {
      return List.of();
    }
    var window = DigestWindow.of(before, issue, mentions, stories);
    return digest.to().stream().map(channel -> draft(digest, watch, channel, window)).toList();
  }

  private NotificationDraft draft(
      DailyDigest digest, String watch, String channel, DigestWindow window) {
    Notification.Digest summary = window.summary();
    Issue issue = window.issue();
    var notification =
        new Notification(
            NotificationDraft.id(watch, digest.id(), channel, issue.at().toString()),
            watch,
            digest.id(),
            channel,
            story(digest, watch, issue, summary),
            Kind.FIRST,
            Reason.DIGEST,
            State.PENDING,
            window.leads(),
            window.unlisted(),
            "",
            window.seen(),
            issue.until(),
            null,
            null,
            null,
            summary);
    return new NotificationDraft(notification, new Cause.Scheduled(digest.at()));
  }

  /** Stands for the issue: a notification needs a story, and each issue is a thread. */
  private Story story(DailyDigest digest, String watch, Issue issue, Notification.Digest summary) {
    return new Story(
        watch,
        "st-" + digest.id() + "-" + issue.at().getEpochSecond(),
        digest.id() + " " + date(issue.at()),
        summary.tags().stream().map(Notification.TagCount::tag).toList(),
        null,
        summary.articles(),
        summary.copies(),
        List.of(),
        issue.until());
  }
}
