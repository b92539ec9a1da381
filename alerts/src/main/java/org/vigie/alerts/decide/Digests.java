package org.vigie.alerts.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Digest;
import org.vigie.alerts.config.Language;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Story;

/**
 * When digests are due, and what they tell: one message per digest and channel over what came since
 * the edition before. After a pause one edition makes up for all that were missed.
 */
public final class Digests {
  private final AlertsConfig config;
  private final ZoneId zone;

  public Digests(AlertsConfig config) {
    this.config = config;
    this.zone = config.timeZone();
  }

  /** In the order of the configuration. */
  public List<Digest> all() {
    return config.digests();
  }

  /** What stands for the edition before the first one, when the first story comes. */
  public Edition begin(Digest digest, Instant now) {
    return new Edition(lastHour(digest, now), now);
  }

  /** When the edition after this one is due. */
  public Instant due(Digest digest, Edition last) {
    return hours(digest, last.at())
        .filter(hour -> hour.isAfter(last.at()))
        .findFirst()
        .orElseThrow();
  }

  /** The edition that is told now that it is due. */
  public Edition edition(Digest digest, Instant now) {
    return new Edition(lastHour(digest, now), now);
  }

  /**
   * The messages of an edition; none when nothing came and the configuration wants none then.
   *
   * @param before the edition before it
   * @param news all that came since, each article once
   * @param stories their groups as they are now; null where there are none any more
   */
  public List<Notification> tell(
      Digest digest,
      String watch,
      Edition before,
      Edition edition,
      Collection<Mention> news,
      Function<String, @Nullable StoryGroups> stories) {
    if (news.isEmpty() && digest.empty() == Digest.Empty.SKIP) {
      return List.of();
    }
    var span = new Span(before, edition, news, stories);
    return digest.to().stream().map(channel -> message(digest, watch, channel, span)).toList();
  }

  private Notification message(Digest digest, String watch, String channel, Span span) {
    ChannelConfig known = config.channels().get(channel);
    Language language = known == null ? config.language() : known.language();
    Notification.Digest summary = span.summary();
    Instant due = span.edition().at();
    return new Notification(
        Notifications.id(watch, digest.id(), channel, due.toString()),
        watch,
        digest.id(),
        channel,
        story(digest, watch, due, summary, span.edition().until()),
        Kind.FIRST,
        Reason.DIGEST,
        State.PENDING,
        span.leads(),
        span.unlisted(),
        language.pick("chaque jour à ", "every day at ") + digest.at(),
        span.seen(),
        span.edition().until(),
        null,
        null,
        null,
        summary);
  }

  /** Stands for the edition where a story is asked for, so that each has a thread of its own. */
  private Story story(
      Digest digest, String watch, Instant due, Notification.Digest summary, Instant now) {
    LocalDate day = due.atZone(zone).toLocalDate();
    return new Story(
        watch,
        "st-" + digest.id() + "-" + due.getEpochSecond(),
        digest.id() + " " + day,
        summary.tags().stream().map(Notification.TagCount::tag).toList(),
        null,
        summary.articles(),
        summary.copies(),
        List.of(),
        now);
  }

  private Instant lastHour(Digest digest, Instant now) {
    List<Instant> past =
        new ArrayList<>(hours(digest, now).filter(at -> !at.isAfter(now)).toList());
    return past.getLast();
  }

  /** Its hours around a moment, by the wall clock: one a day, also where clocks change. */
  private Stream<Instant> hours(Digest digest, Instant around) {
    LocalDate day = around.atZone(zone).toLocalDate();
    return Stream.of(-2, -1, 0, 1, 2)
        .map(days -> QuietHours.at(day.plusDays(days), digest.at(), zone));
  }
}
