package org.vigie.alerts.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Lines;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.alerts.words.Sentence;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;

/**
 * Prints an alert on a few lines. First the time, a headline such as "Le Monde · quote", and the
 * article's title. Then, in a later message, the story's first one, and the release that the
 * article takes from, if it does. Then the link and facts, such as the times and tags. Then the
 * sentence that took our message or matched a rule, if there is one. An arrow marks later messages
 * of a story. A digest has three or four lines for each story.
 */
public record ConsoleChannel(String id, Terminal terminal, Phrasebook words) implements Channel {
  /** Spaces before lines without a time: as wide as a time such as {@code 09:30} and two spaces. */
  private static final String INDENT = " ".repeat(7);

  /** Maximum number of stories listed in a digest. An estimate: they fill about one screen. */
  private static final int STORIES = 6;

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    String time = words.time(notification.decided(), words.today(notification)) + "  ";
    Notification first = root == null ? null : root.first();
    boolean isPrinted =
        notification.digest() == null
            ? print(time, Alert.outsideThread(notification, first, words))
            : print(time, DigestText.of(notification, STORIES, words));
    return isPrinted
        ? new Delivered("console " + notification.id())
        : new Blocked("the output can't be written; its disk is full, or its reader ended");
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    terminal.warn(words.channel(other));
    return new Delivered("");
  }

  private boolean print(String time, Alert alert) {
    String head = alert.isFirst() ? alert.headline() : "↳ " + later(alert);
    int room = terminal.width() - Columns.width(time + head + "  ");
    String title = terminal.fit(alert.lead().title(), room);
    List<String> lines = new ArrayList<>();
    lines.add(time + terminal.bold(head) + "  " + title);
    lines.add(fit(alert.follows()));
    lines.add(fit(alert.lead().release()));
    lines.add(INDENT + facts(alert));
    if (!alert.lead().sentence().isEmpty()) {
      lines.add(INDENT + sentence(alert.lead().sentence()));
    }
    lines.add(fit(alert.lead().restated()));
    lines.removeIf(String::isBlank);
    return terminal.print(lines.toArray(String[]::new));
  }

  /** Returns how a story grew, and by which outlet: without a thread, only this line says it. */
  private static String later(Alert alert) {
    AlertArticle lead = alert.lead();
    return alert.headline().contains(lead.outlet())
        ? alert.headline()
        : Lines.join(alert.headline(), lead.outlet(), lead.kind());
  }

  /**
   * Returns the line with link and facts. Only the facts are shortened: a cut link would be
   * useless.
   */
  private String facts(Alert alert) {
    AlertArticle lead = alert.lead();
    String link = lead.link() == null ? "" : lead.link() + "  ";
    String facts =
        terminal.fit(
            Lines.join(lead.rank(), lead.clocks(), lead.tags(), alert.more(), alert.company()),
            room(link));
    return link + (facts.equals("…") ? "" : terminal.dim(facts));
  }

  /** Returns the sentence in quotation marks, with its marked words in bold. */
  private String sentence(Sentence sentence) {
    String shown = terminal.fit(sentence.text(), room(words.quoted("")));
    var line = new StringBuilder();
    int start = 0;
    for (Sentence.Run run : sentence.runs()) {
      int end = Math.min(start + run.text().length(), shown.length());
      String part = shown.substring(start, end);
      line.append(run.matched() && !part.isEmpty() ? terminal.bold(part) : part);
      start = end;
    }
    return words.quoted(shown).replace(shown, line.toString());
  }

  private int room(String before) {
    return terminal.width() - INDENT.length() - Columns.width(before);
  }

  private boolean print(String time, DigestText digest) {
    List<String> lines = new ArrayList<>();
    lines.add(time + terminal.bold(digest.title()));
    lines.add(fit(digest.total()));
    lines.add(fit(digest.tags()));
    for (DigestText.Section section : digest.sections()) {
      lines.add(INDENT + terminal.bold(section.title()));
      for (DigestText.Item item : section.items()) {
        lines.add(fit("- " + item.entry().title()));
        lines.add(terminal.dim(fit("  " + item.source())));
        lines.add(terminal.dim(fit("  " + item.facts())));
        lines.add(item.entry().link() == null ? "" : INDENT + "  " + item.entry().link());
      }
    }
    for (String line : List.of(digest.more(), digest.told(), digest.span())) {
      lines.add(terminal.dim(fit(line)));
    }
    lines.removeIf(String::isBlank);
    return terminal.print(lines.toArray(String[]::new));
  }

  private String fit(String line) {
    return line.isBlank() ? "" : terminal.fit(INDENT + line, terminal.width());
  }
}
