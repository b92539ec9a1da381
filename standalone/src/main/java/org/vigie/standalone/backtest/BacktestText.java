package org.vigie.standalone.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.events.Pickup;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;
import org.vigie.standalone.backtest.BacktestOutcome.Change;
import org.vigie.standalone.backtest.BacktestOutcome.Found;

/**
 * Writes the outcome of a backtest for people.
 *
 * @param beforeName what the version in use is called; null if there is none, so that both are one
 */
public record BacktestText(BacktestOutcome outcome, @Nullable String beforeName, String afterName) {
  /** Maximum number of articles shown of each list. Chosen: a person reads each. */
  private static final int MOST = 20;

  /** Returns the lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(articles(outcome.articles()));
    lines.add("");
    lines.add(row("", Objects.requireNonNullElse(beforeName, ""), afterName));
    lines.add(
        row("articles to alert about", outcome.before().alerted(), outcome.after().alerted()));
    lines.add(row("messages (stories)", outcome.before().stories(), outcome.after().stories()));
    Set<String> tags = new TreeSet<>(outcome.before().tagged().keySet());
    tags.addAll(outcome.after().tagged().keySet());
    for (String tag : tags) {
      lines.add(
          row(
              "tag " + tag,
              outcome.before().tagged().getOrDefault(tag, 0),
              outcome.after().tagged().getOrDefault(tag, 0)));
    }
    if (beforeName == null) {
      add("Found", outcome.kept(), lines);
    } else {
      add("Only " + afterName, outcome.gained(), lines);
      add("Only " + beforeName, outcome.lost(), lines);
      addChanges(lines);
      add("Both", outcome.kept(), lines);
    }
    return lines;
  }

  private static String articles(int number) {
    return Plural.of(number, "article");
  }

  private String row(String what, Object before, Object after) {
    return beforeName == null
        ? "%-32s %14s".formatted(what, after)
        : "%-32s %14s %14s".formatted(what, before, after);
  }

  private static void add(String name, List<Found> all, List<String> lines) {
    lines.add("");
    lines.add(name + ": " + (all.isEmpty() ? "nothing" : articles(all.size())));
    for (Found each : all.stream().limit(MOST).toList()) {
      lines.add("  " + Caption.of(each.article()).text());
      lines.add("      " + found(each.result(), each.routes()));
    }
    addRest(all.size(), lines);
  }

  /** Adds what both versions alert about in another way. */
  private void addChanges(List<String> lines) {
    if (outcome.changed().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Both, but in another way: " + articles(outcome.changed().size()));
    for (Change each : outcome.changed().stream().limit(MOST).toList()) {
      lines.add("  " + Caption.of(each.after().article()).text());
      lines.add(
          "      " + beforeName + ": " + found(each.before().result(), each.before().routes()));
      lines.add("      " + afterName + ": " + found(each.after().result(), each.after().routes()));
    }
    addRest(outcome.changed().size(), lines);
  }

  private static void addRest(int all, List<String> lines) {
    if (all > MOST) {
      lines.add("  and " + (all - MOST) + " more");
    }
  }

  private static String found(Result result, List<Route> routes) {
    Pickup pickup = result.pickup();
    String rules =
        result.tags().stream()
            .map(tag -> tag.rule() + " “" + Characters.printable(tag.surface()) + "”")
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    String route =
        routes.isEmpty()
            ? "no alert"
            : "alert by "
                + routes.stream()
                    .map(each -> each.name() == null ? each.id() : each.name())
                    .collect(Collectors.joining(", "));
    return (pickup == null ? "" : pickup.kind() + "; ")
        + (rules.isEmpty() ? "" : rules + "; ")
        + route;
  }
}
