package org.vigie.enrich.match;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.vigie.enrich.match.CompiledRule.Hit;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Converts the matches of all rules in an article to the article's tags. */
record TagCollector(Article article) {
  /** Maximum number of matches kept per tag and field. An estimate: people don't read more. */
  static final int MOST = 20;

  /** Sorts matches by their start in the text. If that is equal, the longer match comes first. */
  private static final Comparator<Hit> OUTER_FIRST =
      Comparator.<Hit>comparingInt(hit -> hit.place().start())
          .thenComparing(Comparator.<Hit>comparingInt(hit -> hit.place().end()).reversed())
          .thenComparing(hit -> hit.rule().rule())
          .thenComparing(hit -> hit.place().clause());

  private static final Comparator<Tag> READING_ORDER =
      Comparator.comparing(Tag::field)
          .thenComparingInt(Tag::start)
          .thenComparingInt(Tag::end)
          .thenComparing(Tag::tag);

  List<Tag> tags(List<Hit> hits) {
    Function<Hit, String> tag = hit -> hit.rule().tag();
    Function<Hit, Tag.Field> field = hit -> hit.place().zone().field(article);
    return hits.stream().collect(groupingBy(tag, groupingBy(field))).values().stream()
        .flatMap(byField -> byField.values().stream())
        .flatMap(ofOneField -> outermost(ofOneField).stream())
        .sorted(READING_ORDER)
        .toList();
  }

  /** Makes a {@link Tag} of each match (of one tag in one field) that isn't inside another. */
  private List<Tag> outermost(List<Hit> hits) {
    List<Tag> tags = new ArrayList<>();
    int furthest = -1;
    for (Hit hit : hits.stream().sorted(OUTER_FIRST).toList()) {
      if (hit.place().end() > furthest && tags.size() < MOST) {
        furthest = hit.place().end();
        tags.add(tag(hit));
      }
    }
    return tags;
  }

  private Tag tag(Hit hit) {
    CompiledRule rule = hit.rule();
    Place place = hit.place();
    String text = place.zone().text(article);
    return new Tag(
        rule.tag(),
        rule.rule(),
        rule.version(),
        place.clause(),
        place.zone().field(article),
        place.start(),
        place.end(),
        text.substring(place.start(), place.end()),
        Snippets.around(text, place.start(), place.end()));
  }
}
