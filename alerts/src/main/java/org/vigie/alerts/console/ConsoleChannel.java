package org.vigie.alerts.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;

/**
 * Prints an alert on two lines: when, who, what kind and the title; then the link, and what else
 * there is. A later message of a story is set in by an arrow. A digest takes as many as it needs.
 */
public final class ConsoleChannel implements Channel {
  private static final int INDENT = 7;
  private static final int STORIES = 6;

  private final String id;
  private final Terminal terminal;
  private final Phrasebook words;

  public ConsoleChannel(String id, Terminal terminal, Phrasebook words) {
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
    String time = words.time(notification.decided(), notification.decided());
    if (notification.digest() != null) {
      print(time, DigestText.of(notification, STORIES, words));
      return new Delivered("console " + notification.id());
    }
    Alert alert = Alert.of(notification, words);
    String mark = alert.isFirst() ? "" : "↳ ";
    String head = mark + alert.headline();
    int left = terminal.width() - INDENT - Columns.width(head) - 2;
    terminal.print(
        time + "  " + terminal.bold(head) + "  " + terminal.fit(alert.lead().title(), left),
        " ".repeat(INDENT) + second(alert));
    return new Delivered("console " + notification.id());
  }

  /** What the day was, then each story on two lines. */
  private void print(String time, DigestText digest) {
    String indent = " ".repeat(INDENT);
    List<String> lines = new ArrayList<>();
    lines.add(time + "  " + terminal.bold(digest.title()));
    lines.add(fit(indent + digest.total()));
    lines.add(fit(indent + digest.tags()));
    for (DigestText.Section section : digest.sections()) {
      lines.add(indent + terminal.bold(section.title()));
      for (DigestText.Item item : section.items()) {
        lines.add(fit(indent + "- " + item.entry().title()));
        lines.add(terminal.dim(fit(indent + "  " + item.facts())));
        lines.add(item.entry().link() == null ? "" : indent + "  " + item.entry().link());
      }
    }
    for (String line : List.of(digest.more(), digest.told(), digest.span())) {
      lines.add(terminal.dim(fit(indent + line)));
    }
    lines.removeIf(String::isBlank);
    terminal.print(lines.toArray(String[]::new));
  }

  private String fit(String line) {
    return line.isBlank() ? "" : terminal.fit(line, terminal.width());
  }

  /** The link whole, since it is there to be clicked; then as much of the rest as there is room. */
  private String second(Alert alert) {
    AlertArticle lead = alert.lead();
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
