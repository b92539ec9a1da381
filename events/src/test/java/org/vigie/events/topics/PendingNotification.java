package org.vigie.events.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.vigie.events.Notification;
import org.vigie.events.Story;

/** Makes notifications for tests from a fixture. Other modules use it, too. */
public final class PendingNotification {
  private static final Notification EXAMPLE = example();

  private PendingNotification() {}

  /** Returns a pending notification about a story with the id {@code story}. */
  public static Notification of(
      String id, String channel, String story, Notification.Kind kind, Instant decided) {
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
        decided,
        decided,
        null,
        null,
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
