package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.vigie.enrich.overlap.Unsaid;
import org.vigie.enrich.points.PointIndex.Found;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.TagRules;

/**
 * The points that an organisation makes in its releases and messages (docs/adr/0036). Thread-safe.
 */
public final class Points {
  private final Unsaid unsaid;
  private final PointIndex index;
  private final QuotationFinder quotations;

  /** Reads the points of these releases and of the messages that are written as sentences. */
  public Points(Organisation organisation, List<Release> releases, List<TagRules> messages) {
    unsaid = Unsaid.of(organisation);
    PointReader reader = new PointReader(unsaid);
    List<Point> points = new ArrayList<>();
    for (Release release : releases) {
      release.texts().forEach(text -> points.addAll(reader.ofRelease(release.id(), text)));
    }
    String language =
        releases.stream()
            .flatMap(release -> release.texts().stream())
            .map(ReleaseText::language)
            .findFirst()
            .orElse(null);
    points.addAll(reader.ofMessages(messages, List.copyOf(points), language));
    this.index = new PointIndex(points);
    this.quotations = new QuotationFinder(releases, unsaid);
  }

  /**
   * Compares an article with the points.
   *
   * @param ours places with our names, which tell nothing
   */
  public Comparison compare(
      Article article,
      List<Tag> ours,
      ArticleWords words,
      Function<Tag.Field, List<Sentence>> sentences) {
    if (index.isEmpty()) {
      return Comparison.NONE;
    }
    var comparison = new Comparison(index.compared(article.language()));
    for (Tag.Field field : Tag.Field.values()) {
      String text = article.text(field);
      Tokens tokens = words.of(text);
      BitSet named = named(ours, field);
      BitSet aboutUs = unsaid.inRoles(tokens);
      List<Found> found =
          index.find(text, tokens, article.language()).stream()
              .filter(each -> !named.get(tokens.start(each.term().first())))
              .filter(each -> !aboutUs.get(each.term().first()))
              .toList();
      comparison.add(quotations.find(field, text, words));
      if (found.stream().anyMatch(each -> !each.hits().isEmpty())) {
        comparison.add(new Comparison.Text(field, text, tokens), found, sentences.apply(field));
      }
    }
    return comparison;
  }

  /** Returns the code units of a field that are in tags. */
  private static BitSet named(List<Tag> tags, Tag.Field field) {
    BitSet named = new BitSet();
    tags.stream()
        .filter(tag -> tag.field() == field)
        .forEach(it -> named.set(it.start(), it.end()));
    return named;
  }
}
