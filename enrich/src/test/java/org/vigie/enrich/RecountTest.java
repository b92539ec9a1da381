package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Count;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.Story;
import org.vigie.events.WatchItem;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Topics;

/**
 * Random articles of two months, with revisions, copies, duplicates and articles of our own. The
 * counts are those that an analyst computes from the mentions, as asyncapi.yaml describes it.
 */
class RecountTest {
  private static final Topics TOPICS = TopologyRun.TOPICS;
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  @TempDir Path state;

  private final List<Mention> mentions = new ArrayList<>();
  private final Map<String, Count> counts = new TreeMap<>();
  private final Map<String, Story> stories = new TreeMap<>();

  @Test
  void countsAreThoseOfTheMentions() {
    var random = new Random(5);
    var articles = new ArrayList<Article>();
    Instant now = Instant.parse("2025-02-12T12:00:00Z");
    try (var run = new TopologyRun(state, new SimpleMeterRegistry())) {
      run.watches(organisation(), tag("inesia"), tag("cesia"));
      for (int n = 0; n < 800; n++) {
        int days = random.nextInt(60) == 0 ? random.nextInt(5) : 0;
        now = now.plus(Duration.ofMinutes(random.nextInt(200))).plus(Duration.ofDays(days));
        int which =
            articles.size() - 1 - (int) (articles.size() * Math.pow(random.nextDouble(), 3));
        boolean isNew = articles.isEmpty() || which < 0 || random.nextInt(3) > 0;
        Article next =
            isNew
                ? article(random, "a" + n, outlet(random.nextInt(4)), 1, now)
                : later(random, articles.get(which), now);
        articles.add(next);
        run.article(next, now);
        mentions.addAll(run.read(TOPICS.mentions()));
        run.read(TOPICS.counts()).forEach(count -> counts.put(count.key(), count));
        run.read(TOPICS.stories()).forEach(story -> stories.put(story.id(), story));
      }
      assertThat(run.deadLetters()).isEmpty();
      assertThat(keptOfStories(run)).hasSizeGreaterThan(100);
      Instant later = now.plus(Duration.ofDays(40));
      run.article(article(new Random(1), "later", outlet(0), 1, later), later);
      assertThat(keptOfStories(run)).as("of stories that ended").containsExactly("later");
    }
    assertThat(counts.values().stream().mapToInt(Count::stories).sum()).isGreaterThan(500);
    assertThat(published(Count::articles)).isEqualTo(cells(counted().stream()));
    assertThat(published(Count::stories)).isEqualTo(cells(firstOfEachStory()));
    for (Story story : stories.values()) {
      List<Mention> own = newest().filter(each -> story.id().equals(each.story())).toList();
      assertThat(story.articles()).as(story.id()).isEqualTo(own.size());
      assertThat(story.copies()).isEqualTo(own.stream().filter(it -> it.copyOf() != null).count());
      assertThat(story.tags())
          .containsExactlyInAnyOrderElementsOf(
              own.stream().flatMap(each -> each.tagIds().stream()).distinct().toList());
      assertThat(story.members())
          .extracting(Story.Member::article)
          .isSubsetOf(own.stream().map(each -> each.article().id()).toList())
          .hasSizeLessThanOrEqualTo(Story.LISTED);
    }
  }

  /** Returns the ids of the articles of which the stores of stories keep more than the id. */
  private static List<String> keptOfStories(TopologyRun run) {
    return Stream.of(StoryStores.COMPARED, StoryStores.LISTS)
        .flatMap(store -> run.keys(store).stream())
        .filter(key -> !key.startsWith("cesia/first/"))
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        .distinct()
        .toList();
  }

  /** An article with one of its tags; {@code seen} is that of the first mention of the article. */
  private record Counted(Mention mention, String tag, Instant seen) {
    Instant dated() {
      Instant published = mention.article().published();
      return published == null || published.isAfter(seen) ? seen : published;
    }

    Stream<String> cells() {
      Instant day = dated().atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
      // why: hours are counted for ninety days.
      return dated().isBefore(seen.minus(Duration.ofDays(90)))
          ? Stream.of(cell(Count.Window.DAY, day))
          : Stream.of(
              cell(Count.Window.DAY, day),
              cell(Count.Window.HOUR, dated().truncatedTo(ChronoUnit.HOURS)));
    }

    private String cell(Count.Window window, Instant start) {
      Article article = mention.article();
      String language = article.language() == null ? Count.UNDETERMINED : article.language();
      return Count.key(mention.watch(), tag, article.outlet().tier(), language, window, start);
    }
  }

  /** Returns the last mention of each article that counts. */
  private Stream<Mention> newest() {
    var newest = new LinkedHashMap<String, Mention>();
    mentions.forEach(mention -> newest.put(mention.key(), mention));
    return newest.values().stream()
        .filter(each -> !each.tags().isEmpty() && each.duplicateOf() == null && !each.own());
  }

  private List<Counted> counted() {
    var seen = new LinkedHashMap<String, Instant>();
    mentions.forEach(each -> seen.putIfAbsent(each.key(), each.article().seen()));
    return newest()
        .flatMap(
            each ->
                Stream.concat(each.tagIds().stream(), Stream.of(Count.ANY))
                    .map(
                        tag ->
                            new Counted(each, tag, seen.getOrDefault(each.key(), Instant.EPOCH))))
        .toList();
  }

  private Stream<Counted> firstOfEachStory() {
    var order =
        Comparator.comparing(Counted::dated).thenComparing(each -> each.mention.article().id());
    var firsts = new LinkedHashMap<String, Counted>();
    for (Counted each : counted()) {
      String story = each.tag + " " + each.mention.story();
      firsts.merge(story, each, (one, other) -> order.compare(one, other) <= 0 ? one : other);
    }
    return firsts.values().stream();
  }

  private static Map<String, Integer> cells(Stream<Counted> counted) {
    var numbers = new TreeMap<String, Integer>();
    counted.flatMap(Counted::cells).forEach(cell -> numbers.merge(cell, 1, Integer::sum));
    return numbers;
  }

  private Map<String, Integer> published(ToIntFunction<Count> number) {
    var numbers = new TreeMap<String, Integer>();
    counts.forEach((cell, count) -> numbers.put(cell, number.applyAsInt(count)));
    numbers.values().removeIf(each -> each == 0);
    return numbers;
  }

  private static Article later(Random random, Article before, Instant now) {
    int revision = before.revision() + random.nextInt(2);
    return random.nextInt(4) == 0
        ? before.sentAgain(now)
        : article(random, before.id(), before.outlet(), revision, now);
  }

  private static Article article(
      Random random, String id, Outlet outlet, int revision, Instant now) {
    List<String> names = List.of("inesia", "cesia", "inesia et cesia", "personne", "inesia");
    String title = any(random, names) + " ouvre la grande porte numéro x" + random.nextInt(12);
    int text = random.nextInt(25);
    String words = "Le texte a%1$d parle du sujet b%1$d et de la chose c%1$d avec d%1$d. ";
    String more = "Une suite assez longue e%1$d f%1$d g%1$d pour que des copies se trouvent h%1$d.";
    String body = random.nextInt(4) == 0 ? "" : (words + more).formatted(text);
    boolean isSearched = random.nextInt(4) == 0;
    String url = "https://%s/%s".formatted(isSearched ? "news.example" : outlet.domain(), id);
    return new Article(
        id,
        url,
        url,
        random.nextBoolean() ? title : title + " du palais y" + random.nextInt(30),
        "",
        any(random, names) + ". " + body,
        List.of(),
        List.of(),
        outlet,
        any(random, List.of("fr", "fr", "fr", "en", "")).transform(it -> it.isEmpty() ? null : it),
        published(random, now),
        null,
        now,
        "feed",
        null,
        revision,
        List.of(),
        null);
  }

  private static @Nullable Instant published(Random random, Instant now) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> now.plus(Duration.ofHours(random.nextInt(30)));
      case 2 -> now.minus(Duration.ofDays(random.nextInt(120)));
      case 3 -> now.truncatedTo(ChronoUnit.DAYS);
      default -> now.minus(Duration.ofMinutes(random.nextInt(3000)));
    };
  }

  private static String any(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Outlet outlet(int number) {
    String domain = number == 3 ? "nous.example" : "journal" + number + ".example";
    return new Outlet("o" + number, "Journal " + number, domain, "FR", 1 + number % 3);
  }

  private static Organisation organisation() {
    return new Organisation(
        "cesia",
        "cesia",
        1,
        Instant.EPOCH,
        false,
        "CeSIA",
        List.of("nous.example"),
        List.of(),
        "Europe/Paris",
        WatchItem.Names.NONE);
  }

  private static WatchItem tag(String id) {
    var rule = new Rule(id + "#1", id, List.of());
    return new TagRules("cesia", id, 1, Instant.EPOCH, false, id, false, List.of(rule), Map.of());
  }
}
