package org.vigie.alerts.deliver;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/** Keeps what an operator is told, one line each. */
final class Told implements Operator {
  final List<String> lines = new CopyOnWriteArrayList<>();

  /** If true, each call breaks. */
  volatile boolean breaks;

  @Override
  public void failed(Notification notification, String why) {
    add(notification.id() + ": failed: " + why);
  }

  @Override
  public void doubtful(Notification notification, String why) {
    add(notification.id() + ": doubtful: " + why);
  }

  @Override
  public void partlyRefused(Notification notification, List<String> recipients) {
    add(notification.id() + ": refused: " + recipients);
  }

  @Override
  public void changed(ChannelState state) {
    add(state.channel() + ": " + state.state() + ": " + state.why());
  }

  private void add(String line) {
    if (breaks) {
      throw new IllegalStateException("broken");
    }
    lines.add(line);
  }
}
