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

  void addTo(List<String> lines) {
    lines.add("");
    lines.add("TAGS: " + (report.tags().isEmpty() ? "none" : ""));
    addPlaces(report.tags(), lines);
    report.names().stream()
        .filter(tag -> report.names().stream().noneMatch(other -> isWithin(tag, other)))
        .map(
            tag ->
                (report.isDoubtful() ? "  may be you: " : "  your people or brands: ") + place(tag))
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
          "  %s%s  (rule %s, part %s)"
              .formatted(kind, first.tag(), first.rule(), ReportText.shortened(first.clause())));
      places.stream().limit(MOST).forEach(tag -> lines.add("      " + place(tag)));
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
        .forEach(each -> lines.add("      IF " + place(each)));
  }

  /** True for a surname within a whole name. */
  private static boolean isWithin(Tag tag, Tag other) {
    return tag.field() == other.field()
        && tag.start() >= other.start()
        && tag.end() <= other.end()
        && !tag.equals(other);
  }

  private static String place(Tag tag) {
    return tag.field() + ": " + ReportText.shortened(tag.surface()) + context(tag);
  }

  private static String context(Tag tag) {
    return tag.snippet().equals(tag.surface())
        ? ""
        : "  in  “" + ReportText.shortened(tag.snippet()) + "”";
  }
}
