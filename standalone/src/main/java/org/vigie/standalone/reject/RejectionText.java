package org.vigie.standalone.reject;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Mention;
import org.vigie.events.Pickup.Kind;
import org.vigie.ingest.text.Characters;

/** Says what a {@link Rejection} has changed. */
record RejectionText(Rejection.Outcome outcome, boolean isRunning) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    outcome.was().forEach(was -> lines.add(title(was) + ": " + change(was)));
    if (!outcome.others().isEmpty()) {
      lines.add("Other pickups in the same story; reject them, too, if they are as wrong:");
      outcome
          .others()
          .forEach(
              each ->
                  lines.add(
                      "  %s, %s: %s".formatted(title(each), found(each), each.article().url())));
    }
    return lines;
  }

  private String change(Mention was) {
    Mention now = outcome.now().get(was.key());
    if (now != null) {
      return "was " + found(was) + ", is " + found(now);
    }
    if (!outcome.sent().contains(was.article().url())) {
      return "its text is no longer kept, so what is published stays: " + found(was);
    }
    return isRunning
        ? "still "
            + found(was)
            + "; no answer within 20 s: enrich doesn't run, or no longer has an article of 30 days"
        : "was " + found(was) + "; it changes with the next start of vigie run";
  }

  private static String found(Mention mention) {
    Kind kind = mention.kind();
    List<String> tags = mention.tagIds();
    String found =
        Stream.of(name(kind), tags.isEmpty() ? "" : "tagged " + String.join(", ", tags))
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "nothing" : found;
  }

  private static String name(@Nullable Kind kind) {
    return kind == null ? "" : "a " + kind.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the title of a mention's article, and its outlet. */
  static String title(Mention mention) {
    return "“%s” (%s)"
        .formatted(
            Characters.printable(mention.article().title()),
            Characters.printable(mention.article().outlet().name()));
  }
}
