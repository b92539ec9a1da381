package org.vigie.alerts.decide;

import java.util.List;
import org.vigie.events.Notification;

/** What a story's groups are after an event, and what was decided to tell or to hold. */
public record Decision(StoryGroups groups, List<Notification> notifications) {
  public Decision {
    notifications = List.copyOf(notifications);
  }
}
