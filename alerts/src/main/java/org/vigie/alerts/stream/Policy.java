package org.vigie.alerts.stream;

import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.decide.Digests;
import org.vigie.alerts.decide.Groups;
import org.vigie.alerts.decide.NotificationDraft;
import org.vigie.alerts.words.Explanation;
import org.vigie.events.Notification;

/** A configuration, ready to decide by. Another one may replace it at any time. */
public record Policy(AlertsConfig config, Groups groups, Digests digests) {
  public static Policy of(AlertsConfig config) {
    return new Policy(config, new Groups(config), new Digests(config));
  }

  /** Completes a draft with its sentence, in the language of its channel. */
  Notification explained(NotificationDraft draft) {
    var language = config.language(draft.notification().channel());
    return draft.notification().explained(new Explanation(language).of(draft.cause()));
  }
}
