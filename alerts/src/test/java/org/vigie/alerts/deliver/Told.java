package org.vigie.alerts.deliver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/** Keeps what an operator is told, one line each. */
final class Told implements Operator {
  final List<String> lines = new CopyOnWriteArrayList<>();

  @Override
  public void failed(Notification notification, String why) {
    lines.add(notification.id() + ": failed: " + why);
  }

  @Override
  public void doubtful(Notification notification, String why) {
    lines.add(notification.id() + ": doubtful: " + why);
  }

  @Override
  public void partlyRefused(Notification notification, List<String> recipients) {
    lines.add(notification.id() + ": refused: " + recipients);
  }

  @Override
  public void changed(ChannelState state) {
    lines.add(state.channel() + ": " + state.state() + ": " + state.why());
  }
}
