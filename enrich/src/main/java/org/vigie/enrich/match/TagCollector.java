package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.match.CompiledRule.Hit;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Turns the hits of all rules in an article into its tags. */
final class TagCollector {
  /** Places kept per tag and field; chosen: people read no more. */
  static final int MOST = 20;

  /** In order of the text; of two hits with one start, the longer first. */
  private static final Comparator<Hit> OUTER_FIRST =
      Comparator.comparingInt(Hit::start)
          .thenComparing(Comparator.comparingInt(Hit::end).reversed())
          .thenComparing(hit -> hit.rule().rule())
          .thenComparing(Hit::clause);

  private static final Comparator<Tag> READING_ORDER =
      Comparator.comparing(Tag::field)
          .thenComparingInt(Tag::start)
          .thenComparingInt(Tag::end)
          .thenComparing(Tag::tag);

  private final Article article;
  private final Map<String, Map<Tag.Field, List<Hit>>> byTag = new HashMap<>();

  TagCollector(Article article) {
    this.article = article;
  }

  void add(Hit hit) {
    byTag
        .computeIfAbsent(hit.rule().tag(), _ -> new EnumMap<>(Tag.Field.class))
        .computeIfAbsent(hit.zone().field(article), _ -> new ArrayList<>())
        .add(hit);
  }

  List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    for (Map<Tag.Field, List<Hit>> byField : byTag.values()) {
      byField.values().forEach(hits -> addOutermost(hits, tags));
    }
    tags.sort(READING_ORDER);
    return List.copyOf(tags);
  }

  /** Leaves out hits within another hit of the same tag. */
  private void addOutermost(List<Hit> hits, List<Tag> tags) {
    hits.sort(OUTER_FIRST);
    int furthest = -1;
    int kept = 0;
    for (Hit hit : hits) {
      if (hit.end() > furthest && kept < MOST) {
        furthest = hit.end();
        kept++;
        tags.add(tag(hit));
      }
    }
  }

  private Tag tag(Hit hit) {
    CompiledRule rule = hit.rule();
    String text = hit.zone().text(article);
    return new Tag(
        rule.tag(),
        rule.rule(),
        rule.version(),
        hit.clause(),
        hit.zone().field(article),
        hit.start(),
        hit.end(),
        text.substring(hit.start(), hit.end()),
        Snippets.around(text, hit.start(), hit.end()));
  }
}
