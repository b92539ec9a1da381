package org.vigie.standalone.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.process.Configuration;

/** Says which tags and rules are drafts, and which routes wait for one. */
public final class Drafts {
  private static final String NOTE = " is a draft: what it finds is counted, and nobody is told";

  private Drafts() {}

  /** Returns a sentence for each tag that is a draft, and for each draft of another tag. */
  public static List<String> lines(WatchConfig watch) {
    List<String> lines = new ArrayList<>();
    for (TagRules tag : watch.tags()) {
      if (tag.hasOnlyDrafts()) {
        lines.add("tag " + tag.id() + NOTE);
      } else {
        tag.drafts().forEach(rule -> lines.add("rule " + rule.id() + NOTE));
      }
    }
    return lines;
  }

  /** Returns a warning for each route that takes no article as long as its tags are drafts. */
  static List<String> warnings(Configuration configuration) {
    Set<String> drafts =
        configuration.watch().tags().stream()
            .filter(TagRules::hasOnlyDrafts)
            .map(TagRules::id)
            .collect(Collectors.toSet());
    List<String> warnings = new ArrayList<>();
    addWarnings(configuration.alerts().routes(), drafts, warnings);
    return warnings;
  }

  private static void addWarnings(List<Route> routes, Set<String> drafts, List<String> warnings) {
    for (Route route : routes) {
      Set<String> tags = route.match().tags();
      if (!tags.isEmpty() && drafts.containsAll(tags)) {
        warnings.add(
            "alerts.yaml: %s takes no article, because it names only drafts: %s"
                .formatted(route.id(), String.join(", ", new TreeSet<>(tags))));
      }
      addWarnings(route.routes(), drafts, warnings);
    }
  }
}
