package org.vigie.alerts.words;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.alerts.decide.Cause;
import org.vigie.alerts.decide.Cause.Grouped;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/**
 * Explains in one sentence why a notification is sent or held: the evidence in the article, the
 * reason, the timer, and the route if the configuration gives it a name.
 */
public record Explanation(Language language, WatchNames names) {
  /** Maximum number of code points of a quoted match. An estimate: a few words. */
  private static final int SURFACE = 60;

  /** Maximum number of code points of a release's title. Chosen: one line on a phone. */
  private static final int RELEASE = 60;

  /** Returns an explainer that shows tags and releases by these names. */
  public static Cause.Explainer naming(WatchNames names) {
    return (language, cause) -> of(new Explanation(language, names), cause);
  }

  private static String of(Explanation in, Cause cause) {
    return switch (cause) {
      case Grouped grouped -> in.sentence(grouped);
      case Cause.Scheduled(var at) -> in.say("why.daily", "time", at.toString());
    };
  }

  private String sentence(Grouped cause) {
    Route route = cause.route();
    String reason = reason(cause);
    if (route != null && route.name() != null) {
      reason = say("why.route", "reason", reason, "name", quoted(route.name()));
    }
    return say("why.sentence", "evidence", evidence(cause), "reason", reason);
  }

  /** Returns what the article takes from a release, or else the first tag that the route wants. */
  private String evidence(Grouped cause) {
    Mention mention = cause.lead();
    Pickup pickup = mention.pickup();
    if (pickup != null && pickup.kind().takes()) {
      return say(
          "why.taken",
          "kind",
          pickup.kind(),
          "release",
          release(mention.watch(), pickup.release()));
    }
    Set<String> wanted = cause.tags();
    boolean anyTag = wanted.isEmpty() && (pickup == null || !isByPickup(cause.route()));
    return mention.tags().stream()
        .filter(tag -> anyTag || wanted.contains(tag.tag()))
        .findFirst()
        .map(tag -> tag(mention.watch(), tag))
        .orElseGet(() -> say(pickup == null ? "why.topic" : "why.named"));
  }

  /** True if the route selects mentions by their pickup, which is then the evidence. */
  private static boolean isByPickup(@Nullable Route route) {
    return route != null && !route.match().pickups().isEmpty();
  }

  private String tag(String watch, Tag tag) {
    String surface = quoted(Lines.shorten(tag.surface(), SURFACE));
    String name = names.tag(watch, tag.tag());
    return say("why.tag", "surface", surface, "field", tag.field(), "tag", name);
  }

  /** Names a release by its day of publication, or else by its title. */
  private String release(String watch, @Nullable String id) {
    if (id == null || id.isEmpty()) {
      return say("why.release");
    }
    ReleaseName release = names.release(watch, id);
    if (release.day() == null) {
      String title = Lines.shorten(Lines.clean(release.title(language)), RELEASE);
      return say("why.release.named", "name", quoted(title));
    }
    String day = Phrasebook.date(language, "date.long", release.day());
    return say("why.release.dated", "date", day);
  }

  private String reason(Grouped cause) {
    Route route = cause.route();
    return switch (cause.trigger()) {
      case QUIET_HOURS_BEGAN ->
          route == null || route.quiet() == null
              ? say("why.held")
              : say("why.held.until", "time", route.quiet().to().toString());
      case SUPERSEDED -> say("why.superseded");
      case WITHDRAWN -> say("why.withdrawn");
      case QUIET_HOURS_ENDED -> news(cause);
      case FINAL_FLUSH -> say("why.flushed", "reason", news(cause));
      case TIMER -> timed(news(cause), cause.reason(), route);
    };
  }

  private String news(Grouped cause) {
    return say("why.reason", "reason", cause.reason(), "count", cause.articles());
  }

  private String timed(String news, Reason reason, @Nullable Route route) {
    if (route == null) {
      return say("why.route.gone", "reason", news);
    }
    boolean isNew = reason == Reason.NEW_STORY;
    Duration time = isNew ? route.groupWait() : route.groupInterval();
    if (isNew && time.isZero()) {
      return say("why.at.once", "reason", news);
    }
    return say(isNew ? "why.waited" : "why.interval", "reason", news, "time", shown(time));
  }

  private String say(String key, Object... arguments) {
    return Phrases.of(language).say(key, arguments);
  }

  private String quoted(String text) {
    return say("quoted", "text", text);
  }

  /** Returns the duration in whole hours or minutes if possible, otherwise in seconds. */
  private static String shown(Duration time) {
    long seconds = time.toSeconds();
    if (seconds > 0 && seconds % 3600 == 0) {
      return seconds / 3600 + "\u00a0h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "\u00a0min" : seconds + "\u00a0s";
  }
}
