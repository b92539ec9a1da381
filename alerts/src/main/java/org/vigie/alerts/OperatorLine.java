package org.vigie.alerts;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.console.ConsoleChannel;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.deliver.Operator;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * Tells the operator on the terminal, in one line, what did not simply arrive. Tells also the
 * readers of another channel that a channel is blocked or works again, because nobody may be
 * looking at the terminal.
 *
 * @param channels all channels of the configuration
 */
record OperatorLine(Terminal terminal, Phrasebook words, List<Channel> channels)
    implements Operator {
  @Override
  public void failed(Notification notification, String why) {
    terminal.warn(words.failed(notification, why));
  }

  @Override
  public void doubtful(Notification notification, String why) {
    terminal.warn(words.doubtful(notification, why));
  }

  @Override
  public void partlyRefused(Notification notification, List<String> recipients) {
    String shown = recipients.stream().map(OperatorLine::masked).collect(Collectors.joining(", "));
    terminal.warn(words.refused(notification, recipients.size(), shown));
  }

  @Override
  public void changed(ChannelState state) {
    terminal.warn(words.channel(state));
    Thread.ofVirtual().name("vigie-alerts-operator").start(() -> announce(state));
  }

  /** Tries the other channels until one accepts, first those of another kind. */
  private void announce(ChannelState state) {
    Class<?> kind =
        channels.stream()
            .filter(each -> each.id().equals(state.channel()))
            .findFirst()
            .<Class<?>>map(Object::getClass)
            .orElse(Channel.class);
    var _ =
        channels.stream()
            .filter(each -> !each.id().equals(state.channel()))
            .filter(each -> !(each instanceof ConsoleChannel))
            .sorted(Comparator.comparing(each -> each.getClass().equals(kind)))
            .anyMatch(each -> each.announce(state) instanceof Delivered);
  }

  /** Hides most of an address, since the terminal's output may end in a log: p…@example.org. */
  private static String masked(String address) {
    int at = address.indexOf('@');
    return at < 1 ? "…" : address.charAt(0) + "…" + address.substring(at);
  }
}
