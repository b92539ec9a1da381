package org.vigie.alerts.decide;

import java.util.List;

/**
 * The outcome of an event for one story.
 *
 * @param groups the story's groups after the event
 * @param drafts notifications to publish, in this order
 */
public record Decision(StoryGroups groups, List<NotificationDraft> drafts) {
  public Decision {
    drafts = List.copyOf(drafts);
  }
}
