package org.vigie.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.vigie.events.topics.Json;

/** Makes pending notifications for tests from the fixture of a pending notification. */
public final class PendingNotification {
  private static final Notification EXAMPLE = example();

  private PendingNotification() {}

  /** Returns a first notification that was decided now. */
  public static Notification first(String id, String channel, String story) {
    return of(id, channel, story, Notification.Kind.FIRST);
  }

  public static Notification followUp(String id, String channel, String story) {
    return of(id, channel, story, Notification.Kind.FOLLOW_UP);
  }

  private static Notification of(String id, String channel, String story, Notification.Kind kind) {
    Notification n = EXAMPLE;
    Story s = n.story();
    var named =
        new Story(
            s.watch(),
            story,
            s.title(),
            s.tags(),
            s.pickup(),
            s.articles(),
            s.copies(),
            s.members(),
            s.updated());
    return new Notification(
        id,
        n.watch(),
        n.route(),
        channel,
        named,
        kind,
        n.reason(),
        n.state(),
        n.mentions(),
        n.more(),
        n.why(),
        Instant.now(),
        Instant.now(),
        null,
        null,
        null,
        null);
  }

  private static Notification example() {
    String file = "/fixtures/notification.v1.pending.json";
    try (InputStream json = PendingNotification.class.getResourceAsStream(file)) {
      return Json.MAPPER.readValue(json, Notification.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
