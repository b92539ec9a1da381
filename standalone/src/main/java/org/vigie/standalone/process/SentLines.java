package org.vigie.standalone.process;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.settings.Plural;

/**
 * The lines about alerts and digests that were sent to Slack or by mail, one for each. Console
 * channels print theirs themselves. All calls but {@link #apply} come from one thread.
 */
final class SentLines {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Number of notifications that are remembered. Chosen: some days of alerts, in 100 kB. */
  private static final int REMEMBERED = 1_000;

  private final SequencedSet<String> told = new LinkedHashSet<>();
  private volatile AlertsConfig config;

  SentLines(AlertsConfig config) {
    this.config = config;
  }

  /** Uses a changed configuration from now on. */
  void apply(AlertsConfig next) {
    config = next;
  }

  /** Returns the line about a notification, if it was sent just now and no console shows it. */
  Optional<String> of(Notification n) {
    AlertsConfig current = config;
    if (n.state() != Notification.State.SENT
        || n.mentions().isEmpty()
        || current.channels().get(n.channel()) instanceof ChannelConfig.Console
        || !isNew(n.id())) {
      return Optional.empty();
    }
    Instant at = n.settled() == null ? n.decided() : n.settled();
    String time = TIME.format(at.atZone(current.timeZone()));
    String what = what(n, current.names());
    return Optional.of("%s  to %s: %s".formatted(time, n.channel(), what));
  }

  /** False for a known notification: its outcome is written again if it is decided again. */
  private boolean isNew(String id) {
    if (told.size() >= REMEMBERED) {
      told.removeFirst();
    }
    return told.add(id);
  }

  private static String what(Notification n, WatchNames names) {
    if (n.digest() != null) {
      return "digest, " + Plural.of(n.digest().articles(), "article");
    }
    Mention first = n.mentions().getFirst();
    String outlet = first.article().outlet().name();
    return "%s, %s: %s".formatted(outlet, kind(first, names), first.article().title());
  }

  private static String kind(Mention mention, WatchNames names) {
    var words = new Phrasebook(Language.EN, ZoneOffset.UTC, names);
    return mention.kind() == null ? words.tags(mention) : words.kind(mention.kind());
  }
}
