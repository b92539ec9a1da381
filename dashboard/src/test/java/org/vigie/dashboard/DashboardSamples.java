package org.vigie.dashboard;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Notification.State;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Story;
import org.vigie.events.Story.Member;
import org.vigie.events.Tag;

/** Makes records for tests; each test gives the fields that matter to it. */
final class DashboardSamples {
  static final Instant NOW = Instant.parse("2025-02-12T10:00:00Z");

  private DashboardSamples() {}

  static Outlet outlet(String name, int tier) {
    return new Outlet(name, name, name + ".example", "FR", tier);
  }

  static Story story(String id, @Nullable Kind pickup, Instant updated, Outlet... outlets) {
    List<Member> members =
        Arrays.stream(outlets)
            .map(
                outlet ->
                    new Member(
                        id + "-" + outlet.id(),
                        "https://" + outlet.domain() + "/" + id,
                        "Titre",
                        outlet,
                        "fr",
                        updated,
                        updated,
                        List.of("cesia"),
                        pickup,
                        null))
            .toList();
    return new Story(
        "w", id, "Titre de " + id, List.of("cesia"), pickup, outlets.length, 0, members, updated);
  }

  static Mention mention(String article, Outlet outlet, @Nullable Kind kind, Tag... tags) {
    return mention(article, outlet, kind, false, tags);
  }

  static Mention mention(
      String article, Outlet outlet, @Nullable Kind kind, boolean own, Tag... tags) {
    String url = "https://" + outlet.domain() + "/" + article;
    var said =
        new Article(
            article, url, url, "Titre", "", "", List.of(), List.of(), outlet, "fr", NOW, null, NOW,
            "feed", null, 1, List.of(), null);
    Pickup pickup = kind == null ? null : new Pickup("r", kind, 0.3, 0.2, 0.9, false, List.of());
    return new Mention("w", said, List.of(tags), pickup, "st", null, null, own);
  }

  /** An alert about a story to the channel {@code presse}, decided at {@link #NOW}. */
  static Notification alert(String story, State state, @Nullable Attempt attempt) {
    return alert(story, state, NOW, attempt);
  }

  static Notification alert(String story, State state, Instant decided, @Nullable Attempt attempt) {
    String error = state == State.FAILED ? "SMTP 552" : null;
    Story about = story(story, Kind.QUOTE, NOW);
    return new Notification(
        "n",
        "w",
        "route-1",
        "presse",
        about,
        Notification.Kind.FIRST,
        Reason.NEW_STORY,
        state,
        List.of(),
        0,
        "",
        NOW,
        decided,
        NOW,
        null,
        error,
        null,
        attempt,
        state == State.HELD ? decided.plusSeconds(3_600) : null);
  }

  static Tag tag(String tag, Tag.Field field, String snippet) {
    return new Tag(tag, tag + "#1", 1, "plain:" + tag, field, 0, tag.length(), tag, snippet);
  }
}
