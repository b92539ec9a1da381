package org.vigie.enrich.story;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Count;

/**
 * How many articles and stories carry a tag, per cell of tag, tier, language and hour or day. A
 * story is counted in one cell only: where its first article with that tag is. So cells add up.
 */
public final class Counts {
  private static final Comparator<Counted> FIRST =
      Comparator.comparing(Counted::dated).thenComparing(Counted::article);

  private Counts() {}

  /**
   * An article as the counts see it. Duplicates are not given.
   *
   * @param tags each once
   * @param dated the time to file it under
   */
  public record Counted(
      String article,
      String story,
      List<String> tags,
      int tier,
      @Nullable String language,
      Instant dated,
      boolean own,
      String timeZone) {
    public Counted {
      tags = List.copyOf(tags);
    }
  }

  /** Where a number stands; see {@link Count}. */
  public record Cell(
      String tag, int tier, String language, Count.Window window, Instant start, Instant end) {

    public String key(String watch) {
      return Count.key(watch, tag, tier, language, window, start);
    }
  }

  /** The numbers of a cell, or what changes in them. */
  public record Totals(int articles, int stories, int own) {
    public static final Totals ZERO = new Totals(0, 0, 0);

    public Totals plus(Totals other) {
      return new Totals(articles + other.articles, stories + other.stories, own + other.own);
    }

    Totals minus(Totals other) {
      return new Totals(articles - other.articles, stories - other.stories, own - other.own);
    }

    public Count at(String watch, Cell cell) {
      return new Count(
          watch,
          cell.tag,
          cell.tier,
          cell.language,
          cell.window,
          cell.start,
          cell.end,
          articles,
          stories,
          own);
    }
  }

  /** Counts whole stories from nothing. */
  public static Map<Cell, Totals> of(Collection<Counted> articles) {
    var totals = new LinkedHashMap<Cell, Totals>();
    var firsts = new LinkedHashMap<String, Counted>();
    for (Counted article : articles) {
      for (String tag : tagsOf(article)) {
        add(totals, article, tag, article.own ? new Totals(0, 0, 1) : new Totals(1, 0, 0));
        if (!article.own) {
          firsts.merge(article.story + "\n" + tag, article, Counts::first);
        }
      }
    }
    firsts.forEach(
        (storyAndTag, first) -> {
          String tag = storyAndTag.substring(storyAndTag.indexOf('\n') + 1);
          add(totals, first, tag, new Totals(0, 1, 0));
        });
    return totals;
  }

  /**
   * What changes when the articles of one story were these and are now those; cells that stay as
   * they are do not appear.
   */
  public static Map<Cell, Totals> changes(Collection<Counted> before, Collection<Counted> now) {
    Map<Cell, Totals> changes = of(now);
    of(before).forEach((cell, was) -> changes.merge(cell, Totals.ZERO.minus(was), Totals::plus));
    changes.values().removeIf(Totals.ZERO::equals);
    return changes;
  }

  private static List<String> tagsOf(Counted article) {
    if (article.tags.isEmpty()) {
      return List.of();
    }
    var tags = new ArrayList<>(article.tags);
    tags.add(Count.ANY);
    return tags;
  }

  private static Counted first(Counted one, Counted other) {
    return FIRST.compare(one, other) <= 0 ? one : other;
  }

  private static void add(Map<Cell, Totals> totals, Counted article, String tag, Totals more) {
    String language = article.language == null ? Count.UNDETERMINED : article.language;
    Instant hour = article.dated.truncatedTo(ChronoUnit.HOURS);
    var zone = ZoneId.of(article.timeZone);
    var day = article.dated.atZone(zone).toLocalDate();
    totals.merge(
        new Cell(
            tag, article.tier, language, Count.Window.HOUR, hour, hour.plus(1, ChronoUnit.HOURS)),
        more,
        Totals::plus);
    totals.merge(
        new Cell(
            tag,
            article.tier,
            language,
            Count.Window.DAY,
            day.atStartOfDay(zone).toInstant(),
            day.plusDays(1).atStartOfDay(zone).toInstant()),
        more,
        Totals::plus);
  }
}
