package org.vigie.standalone.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.events.Tag;
import org.vigie.settings.Plural;

/** Writes for people where tags, drafts and names were found in an article. */
record PlacesText(ArticleReport report) {
  /** Maximum number of places shown of a tag. Chosen: the others say the same. */
  private static final int MOST = 3;

  /**
   * Maximum UTF-16 code units of the words that were found. Chosen: the sentence is beside them.
   */
  private static final int LONGEST = 40;

  void addTo(List<String> lines) {
    lines.add("");
    lines.add(report.tags().isEmpty() ? "TAGS: none" : "TAGS:");
    addPlaces(report.tags(), lines);
    String who = report.isDoubtful() ? "  may be you: " : "  your people or brands: ";
    report.names().stream()
        .filter(tag -> report.names().stream().noneMatch(other -> isWithin(tag, other)))
        .map(tag -> place(who, tag))
        .distinct()
        .limit(MOST)
        .forEach(lines::add);
    if (!report.drafts().isEmpty()) {
      lines.add("");
      lines.add("DRAFTS: counted, and nobody is told");
      addPlaces(report.drafts(), lines);
    }
  }

  private void addPlaces(List<Tag> tags, List<String> lines) {
    Map<String, List<Tag>> byRule =
        tags.stream()
            .collect(
                Collectors.groupingBy(
                    tag -> tag.tag() + "\n" + tag.rule() + "\n" + tag.clause(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    for (List<Tag> places : byRule.values()) {
      Tag first = places.getFirst();
      String kind = report.messages().contains(first.tag()) ? "message " : "";
      lines.add(
          ReportText.filled(
              "  %s%s  (rule %s, part ".formatted(kind, first.tag(), first.rule()),
              first.clause(),
              ")"));
      places.stream().limit(MOST).forEach(tag -> lines.add(place("      ", tag)));
      if (places.size() > MOST) {
        lines.add("      and in " + Plural.of(places.size() - MOST, "more place"));
      }
      addConditions(first, lines);
    }
  }

  /** Adds what follows {@code IF} in the tag's rule, where it is in the article. */
  private void addConditions(Tag tag, List<String> lines) {
    report.conditions().stream()
        .filter(each -> each.tag().equals(tag.tag()) && each.rule().equals(tag.rule()))
        .limit(MOST)
        .forEach(each -> lines.add(place("      IF ", each)));
  }

  /** True for a surname within a whole name. */
  private static boolean isWithin(Tag tag, Tag other) {
    return tag.field() == other.field()
        && tag.start() >= other.start()
        && tag.end() <= other.end()
        && !tag.equals(other);
  }

  private static String place(String begin, Tag tag) {
    String field = begin + tag.field() + ": ";
    String surface = ReportText.shortened(tag.surface(), LONGEST);
    return tag.snippet().equals(tag.surface())
        ? ReportText.filled(field, tag.surface(), "")
        : ReportText.filled(field + surface + "  in  “", tag.snippet(), "”");
  }
}
