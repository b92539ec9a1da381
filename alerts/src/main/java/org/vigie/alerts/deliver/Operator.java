package org.vigie.alerts.deliver;

import java.util.List;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * The person who runs Vigie. Is told about each notification that did not simply arrive, and about
 * blocked channels. Reasons contain no addresses or secrets. Called on any thread; returns at once.
 */
public interface Operator {
  void failed(Notification notification, String why);

  /** It isn't sure that the message arrived, or that it arrived only once. */
  void doubtful(Notification notification, String why);

  /** The mail server refused these e-mail addresses for good; the other recipients got the mail. */
  void partlyRefused(Notification notification, List<String> recipients);

  /** A channel is blocked, is blocked for another reason, or is no longer blocked. */
  void changed(ChannelState state);
}
