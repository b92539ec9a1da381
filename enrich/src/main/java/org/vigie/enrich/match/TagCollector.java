package org.vigie.enrich.match;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vigie.enrich.match.CompiledRule.Hit;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** Converts the matches of all rules in an article to the article's tags. */
record TagCollector(Article article) {
  /** Maximum number of matches kept per tag and field. An estimate: people don't read more. */
  static final int MOST = 20;

  /** Sorts matches by their start in the text. If that is equal, the longer match comes first. */
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

  List<Tag> tags(Stream<Hit> hits) {
    Function<Hit, String> tag = hit -> hit.rule().tag();
    Function<Hit, Tag.Field> field = hit -> hit.zone().field(article);
    return hits.collect(groupingBy(tag, groupingBy(field))).values().stream()
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
      if (hit.end() > furthest && tags.size() < MOST) {
        furthest = hit.end();
        tags.add(tag(hit));
      }
    }
    return tags;
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
