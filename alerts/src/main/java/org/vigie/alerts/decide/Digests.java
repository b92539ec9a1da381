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
 * Decides when digests are due, and composes one notification for each channel of a digest, about
 * the mentions since the previous one. After a downtime, one digest replaces all missed ones.
 */
public record Digests(AlertsConfig config, Cause.Explainer explainer) {
  /**
   * A digest that is sent at one due time. Stored as JSON: don't rename components.
   *
   * @param at due time. For a new watch: the last due time before its first mention.
   * @param until end of the time window that the edition covers
   */
  public record Edition(Instant at, Instant until) {}

  /** Returns the edition of the last due time. For a new watch, it is stored but never sent. */
  public Edition edition(DailyDigest digest, Instant now) {
    var past = dueTimes(digest, now).filter(at -> !at.isAfter(now));
    return new Edition(past.max(Comparator.naturalOrder()).orElseThrow(), now);
  }

  /** Returns the time when the edition after {@code last} is due. */
  public Instant due(DailyDigest digest, Edition last) {
    var times = dueTimes(digest, last.at());
    return times.filter(at -> at.isAfter(last.at())).findFirst().orElseThrow();
  }

  /** Returns the due times of five days around an instant: one a day, even if clocks change. */
  private Stream<Instant> dueTimes(DailyDigest digest, Instant around) {
    LocalDate day = date(around);
    return Stream.of(-2, -1, 0, 1, 2).map(days -> digest.on(day.plusDays(days), config.timeZone()));
  }

  private LocalDate date(Instant time) {
    return time.atZone(config.timeZone()).toLocalDate();
  }

  /**
   * Returns the notifications of an edition, one for each channel. The list is empty if there are
   * no mentions and the digest skips empty days.
   *
   * @param mentions all mentions since the previous edition, one for each article
   * @param stories finds the groups of a story by the story's id; returns null if they were deleted
   */
  public List<Notification> notifications(
      DailyDigest digest,
      String watch,
      Edition before,
      Edition edition,
      Collection<Mention> mentions,
      Function<String, @Nullable StoryGroups> stories) {
    if (mentions.isEmpty() && digest.empty() == DailyDigest.Empty.SKIP) {
      return List.of();
    }
    var window = DigestWindow.of(before, edition, mentions, stories);
    return digest.to().stream().map(channel -> compose(digest, watch, channel, window)).toList();
  }

  private Notification compose(
      DailyDigest digest, String watch, String channel, DigestWindow window) {
    Notification.Digest summary = window.summary();
    Edition edition = window.edition();
    // why: after a clock that was ahead is set back, an edition is due at the same time once more.
    String since = window.before().until().toString();
    return new Notification(
        NotificationComposer.id(watch, digest.id(), channel, edition.at().toString(), since),
        watch,
        digest.id(),
        channel,
        story(digest, watch, edition, summary),
        Kind.FIRST,
        Reason.DIGEST,
        State.PENDING,
        window.leads(),
        window.unlisted(),
        explainer.why(config.language(channel), new Cause.Scheduled(digest.at())),
        window.seen(),
        edition.until(),
        null,
        null,
        null,
        summary,
        null,
        null);
  }

  /** Returns a story that represents the edition, because each notification needs a story. */
  private Story story(
      DailyDigest digest, String watch, Edition edition, Notification.Digest summary) {
    return new Story(
        watch,
        "st-" + digest.id() + "-" + edition.at().getEpochSecond(),
        digest.id() + " " + date(edition.at()),
        summary.tags().stream().map(Notification.TagCount::tag).toList(),
        null,
        summary.articles(),
        summary.copies(),
        List.of(),
        edition.until());
  }
}
