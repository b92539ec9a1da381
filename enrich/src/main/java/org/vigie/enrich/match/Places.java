package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Gathers what the rules found in an article into its tags. */
final class Places {
  /** Places kept per tag and field. */
  static final int MOST = 20;

  /** In order of the text, and what lies within another place after it. */
  private static final Comparator<Found> OUTER_FIRST =
      Comparator.comparingInt((Found found) -> found.place.start())
          .thenComparing(Comparator.comparingInt((Found found) -> found.place.end()).reversed())
          .thenComparing(found -> found.rule.rule())
          .thenComparing(found -> found.place.clause());

  private static final Comparator<Tag> READING_ORDER =
      Comparator.comparing(Tag::field)
          .thenComparingInt(Tag::start)
          .thenComparingInt(Tag::end)
          .thenComparing(Tag::tag);

  private record Found(CompiledRule rule, Place place) {}

  private final Article article;
  private final Map<String, Map<Tag.Field, List<Found>>> byTag = new LinkedHashMap<>();

  Places(Article article) {
    this.article = article;
  }

  void add(CompiledRule rule, List<Place> places) {
    for (Place place : places) {
      byTag
          .computeIfAbsent(rule.tag(), _ -> new EnumMap<>(Tag.Field.class))
          .computeIfAbsent(place.zone().string(article), _ -> new ArrayList<>())
          .add(new Found(rule, place));
    }
  }

  List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    for (Map<Tag.Field, List<Found>> byField : byTag.values()) {
      byField.values().forEach(found -> addOutermost(found, tags));
    }
    tags.sort(READING_ORDER);
    return List.copyOf(tags);
  }

  /** Leaves out the places that lie within another of the same tag. */
  private void addOutermost(List<Found> found, List<Tag> tags) {
    found.sort(OUTER_FIRST);
    int furthest = -1;
    int kept = 0;
    for (Found each : found) {
      if (each.place.end() > furthest && kept < MOST) {
        furthest = each.place.end();
        kept++;
        tags.add(tag(each));
      }
    }
  }

  private Tag tag(Found found) {
    Place place = found.place;
    String string = place.zone().of(article);
    return new Tag(
        found.rule.tag(),
        found.rule.rule(),
        found.rule.version(),
        place.clause(),
        place.zone().string(article),
        place.start(),
        place.end(),
        string.substring(place.start(), place.end()),
        Snippets.around(string, place.start(), place.end()));
  }
}
