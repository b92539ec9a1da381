package org.vigie.alerts.console;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.Entry;
import org.vigie.alerts.words.Words;
import org.vigie.events.Notification;

/**
 * Prints an alert on two lines: when, who, what kind and the title; then the link, and what else
 * there is. A later message of a story is set in by an arrow.
 */
public final class ConsoleChannel implements Channel {
  private static final int INDENT = 7;

  private final String id;
  private final Terminal terminal;
  private final Words words;

  public ConsoleChannel(String id, Terminal terminal, Words words) {
    this.id = id;
    this.terminal = terminal;
    this.words = words;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    Alert alert = Alert.of(notification, words);
    String time = words.time(notification.decided(), notification.decided());
    String mark = alert.isFirst() ? "" : "↳ ";
    String head = mark + alert.headline();
    int left = terminal.width() - INDENT - Columns.width(head) - 2;
    terminal.print(
        time + "  " + terminal.bold(head) + "  " + terminal.fit(alert.lead().title(), left),
        " ".repeat(INDENT) + second(alert));
    return new Delivered("console " + notification.id());
  }

  /** The link whole, since it is there to be clicked; then as much of the rest as there is room. */
  private String second(Alert alert) {
    Entry lead = alert.lead();
    String link = lead.link() == null ? "" : lead.link() + "  ";
    String facts =
        Stream.of(lead.rank(), lead.tags(), alert.more(), alert.company())
            .filter(fact -> !fact.isEmpty())
            .collect(Collectors.joining(" · "));
    int left = terminal.width() - INDENT - Columns.width(link);
    String rest = terminal.fit(facts, left);
    return link + (rest.equals("…") ? "" : terminal.dim(rest));
  }
}
