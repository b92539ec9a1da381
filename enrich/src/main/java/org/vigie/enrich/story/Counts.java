package org.vigie.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.vigie.events.Count;

/**
 * Counts the articles and stories with a tag, by tier of outlet, language and hour or day. A story
 * is counted only where its first article with the tag is counted, so that the sum over hours or
 * languages counts no story twice.
 */
public final class Counts {
  /**
   * Articles that were published longer ago than this, when they were found, are counted by day but
   * not by hour. So the numbers of old hours can be deleted. Chosen: as long as mentions are kept.
   */
  private static final Duration HOURS = Duration.ofDays(90);

  /** Time until an hour's numbers never change: {@link #HOURS}, then revisions for 30 days. */
  private static final Duration HOURS_CHANGE = HOURS.plusDays(31);

  private static final BinaryOperator<ComparedArticle> FIRST =
      BinaryOperator.minBy(ComparedArticle.BY_DATE);

  private Counts() {}

  /** The fields that identify one {@link Count}, without the watch. */
  public record Cell(
      String tag, int tier, String language, Count.Window window, Instant start, Instant end) {

    public String key(String watch) {
      return Count.key(watch, tag, tier, language, window, start);
    }

    public Count count(String watch, Totals all) {
      return new Count(
          watch, tag, tier, language, window, start, end, all.articles, all.stories, all.own);
    }
  }

  /** Numbers of a {@link Cell}, or changes in them; {@code own} are the organisation's articles. */
  public record Totals(int articles, int stories, int own) {
    public static final Totals ZERO = new Totals(0, 0, 0);

    public Totals plus(Totals other) {
      return new Totals(articles + other.articles, stories + other.stories, own + other.own);
    }

    Totals negated() {
      return new Totals(-articles, -stories, -own);
    }
  }

  /**
   * True if {@code key} (see {@link Count#key()}) is of an hour whose numbers never change again.
   */
  public static boolean isFinal(String key, Instant now) {
    int start = key.lastIndexOf('/') + 1;
    int window = key.lastIndexOf('/', start - 2) + 1;
    return key.startsWith(Count.Window.HOUR.name(), window)
        && Instant.parse(key.substring(start)).isBefore(now.minus(HOURS_CHANGE));
  }

  /** Counts these articles by {@link Cell}. All articles of each of their stories must be given. */
  static Map<Cell, Totals> of(Collection<ComparedArticle> articles) {
    var totals = new LinkedHashMap<Cell, Totals>();
    var firsts = new LinkedHashMap<List<String>, ComparedArticle>();
    for (ComparedArticle article : articles) {
      for (String tag : tags(article)) {
        add(totals, article, tag, article.own() ? new Totals(0, 0, 1) : new Totals(1, 0, 0));
        if (!article.own()) {
          firsts.merge(List.of(tag, article.story()), article, FIRST);
        }
      }
    }
    firsts.forEach(
        (tagAndStory, first) -> add(totals, first, tagAndStory.getFirst(), new Totals(0, 1, 0)));
    return totals;
  }

  /**
   * Returns the first relevant article of a story, and its first article with each tag. They are
   * enough to compute the changes when an article is added.
   */
  static List<ComparedArticle> firsts(Collection<ComparedArticle> story) {
    var firsts = new LinkedHashMap<String, ComparedArticle>();
    for (ComparedArticle article : story) {
      if (article.isRelevant()) {
        firsts.merge("", article, FIRST);
      }
      if (!article.own()) {
        tags(article).forEach(tag -> firsts.merge(tag, article, FIRST));
      }
    }
    return firsts.values().stream().distinct().toList();
  }

  /**
   * Returns those of a story's removed articles by which the story is counted, and the one that was
   * found first. If that one is not given, others may be missing, too, and none is returned.
   */
  static List<ComparedArticle> past(Collection<ComparedArticle> removed) {
    var past = new LinkedHashSet<ComparedArticle>();
    removed.stream().filter(ComparedArticle::beganStory).forEach(past::add);
    if (!past.isEmpty()) {
      past.addAll(firsts(removed));
    }
    return List.copyOf(past);
  }

  /** Returns what to add to each cell when a story's articles {@code before} become {@code now}. */
  static Map<Cell, Totals> changes(
      Collection<ComparedArticle> before, Collection<ComparedArticle> now) {
    Map<Cell, Totals> changes = of(now);
    of(before).forEach((cell, was) -> changes.merge(cell, was.negated(), Totals::plus));
    changes.values().removeIf(Totals.ZERO::equals);
    return changes;
  }

  /** Returns these changes without those in the number of stories. */
  static Map<Cell, Totals> withoutStories(Map<Cell, Totals> changes) {
    var others = new LinkedHashMap<Cell, Totals>();
    changes.forEach((cell, all) -> others.put(cell, new Totals(all.articles, 0, all.own)));
    others.values().removeIf(Totals.ZERO::equals);
    return others;
  }

  private static List<String> tags(ComparedArticle article) {
    var tags = new ArrayList<>(article.tags());
    if (!tags.isEmpty()) {
      tags.add(Count.ANY);
    }
    return tags;
  }

  private static void add(
      Map<Cell, Totals> totals, ComparedArticle article, String tag, Totals more) {
    if (!article.dated().isBefore(article.at().minus(HOURS))) {
      Instant hour = article.dated().truncatedTo(ChronoUnit.HOURS);
      Instant nextHour = hour.plus(1, ChronoUnit.HOURS);
      totals.merge(cell(article, tag, Count.Window.HOUR, hour, nextHour), more, Totals::plus);
    }
    var zone = ZoneId.of(article.timeZone());
    var date = article.dated().atZone(zone).toLocalDate();
    Instant day = date.atStartOfDay(zone).toInstant();
    Instant nextDay = date.plusDays(1).atStartOfDay(zone).toInstant();
    totals.merge(cell(article, tag, Count.Window.DAY, day, nextDay), more, Totals::plus);
  }

  private static Cell cell(
      ComparedArticle article, String tag, Count.Window window, Instant start, Instant end) {
    String language = article.language() == null ? Count.UNDETERMINED : article.language();
    return new Cell(tag, article.tier(), language, window, start, end);
  }
}
