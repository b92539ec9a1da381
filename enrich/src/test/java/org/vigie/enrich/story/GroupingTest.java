package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Pickup;

/**
 * Six weeks of random articles that share sentences, quotations, releases and headlines, with
 * revisions, our own articles and restarts. Old articles are forgotten in each full hour.
 */
class GroupingTest {
  private static final int ARTICLES = 400;

  private final Finds.BookWithStore book = new Finds.BookWithStore();
  private final Scan scan = new Scan();
  private int copies;
  private int events;
  private int revised;
  private int replaced;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findsWhatAComparisonWithAllArticlesFinds(long seed) {
    var random = new Random(seed);
    Instant at = Finds.NOON;
    for (int i = 0; i < ARTICLES; i++) {
      at = at.plusSeconds(random.nextInt(5 * 3600));
      add(finding(random, i, at), at);
      Instant hour = at.truncatedTo(ChronoUnit.HOURS);
      book.forget(hour);
      scan.forget(hour);
      assertThat(book.members.keySet()).isEqualTo(scan.articles.keySet());
      if (random.nextInt(50) == 0) {
        book.reopen();
      }
    }
    assertThat(List.of(copies, events, revised, replaced))
        .as("copies, articles in stories of others, revisions, originals that became copies")
        .allMatch(number -> number > 5);
  }

  private void add(Finding finding, Instant at) {
    String id = finding.article().id();
    Member before = book.member(id);
    Member now = Member.of(finding, id, "st-" + id, null, before == null ? at : before.at());
    ComparedArticle article = ComparedArticle.of(now, finding.wording());
    List<ComparedArticle> originals = scan.originalsOf(article);
    ComparedArticle event = originals.isEmpty() ? scan.withEventOf(article) : originals.getFirst();
    List<ComparedArticle> copiesOf = scan.copiesOf(id);
    Changes changes = book.add(finding, at);
    scan.add(changes);
    if (changes.mentions().isEmpty()) {
      return;
    }
    if (before == null) {
      String story = article.isRelevant() && event != null ? event.story() : article.story();
      assertThat(book.mention(id).story()).isEqualTo(story);
      events += story.equals(article.story()) ? 0 : 1;
    } else {
      assertThat(book.mention(id).story()).isEqualTo(before.mention().story());
      revised++;
    }
    boolean single = before == null || (before.mention().copyOf() == null && copiesOf.isEmpty());
    if (article.isRelevant() && single) {
      checkCopies(article, originals);
    } else {
      assertThat(book.mention(id).copyOf())
          .isEqualTo(before == null ? null : before.mention().copyOf());
    }
  }

  private void checkCopies(ComparedArticle article, List<ComparedArticle> originals) {
    ComparedArticle first = originals.isEmpty() ? null : originals.getFirst();
    String original =
        (first == null || ComparedArticle.FIRST_PUBLISHED.compare(article, first) < 0)
            ? article.id()
            : first.id();
    boolean isFirst = original.equals(article.id());
    assertThat(book.mention(article.id()).copyOf()).isEqualTo(isFirst ? null : original);
    copies += isFirst ? 0 : 1;
    for (ComparedArticle other : originals) {
      ComparedArticle text = isFirst || first == null ? article : first;
      boolean repeats = (isFirst && other.isFaded()) || other.wording().repeats(text.wording());
      if (!other.id().equals(original) && !repeats) {
        assertThat(book.mention(other.id()).copyOf())
            .as("repeats another part")
            .isEqualTo(other.copyOf());
      } else if (!other.id().equals(original)) {
        assertThat(scan.copiesOf(other.id())).as("copies of %s", other.id()).isEmpty();
        assertThat(book.mention(other.id()).copyOf()).isEqualTo(original);
        replaced++;
      }
    }
  }

  private static Finding finding(Random random, int i, Instant at) {
    boolean isRevision = i > 0 && random.nextInt(6) == 0;
    int number = isRevision ? i - 1 - random.nextInt(Math.min(i, 300)) : i;
    Instant published =
        at.minus(Duration.ofMinutes((long) (Math.pow(random.nextDouble(), 2) * 8000)));
    String title = words(random, 40, 3 + random.nextInt(5));
    int sentences = random.nextInt(5);
    String text =
        IntStream.range(0, sentences)
            .mapToObj(_ -> sentence(random))
            .collect(Collectors.joining(" "));
    Article article = article("a" + number, title, text, published, at, isRevision ? i : 1, random);
    var tags = new ArrayList<>(List.of("summit", "inesia", "cesia"));
    tags.removeIf(_ -> random.nextBoolean());
    Finding finding = Finds.finding(article, pickup(random), tags.toArray(String[]::new));
    return random.nextInt(12) == 0 ? Finds.own(finding) : finding;
  }

  private static @Nullable Pickup pickup(Random random) {
    Pickup.Kind kind = random.nextBoolean() ? Pickup.Kind.REPRINT : Pickup.Kind.QUOTE;
    String release = "release-" + random.nextInt(30);
    return random.nextInt(4) == 0 ? new Pickup(release, kind, 0.5, 0.9, 1, false, List.of()) : null;
  }

  /** One of 40 sentences of 16 words; a third of the time as a quotation. */
  private static String sentence(Random random) {
    String sentence = words(new Random(random.nextInt(40)), 5000, 16);
    return random.nextInt(3) == 0 ? "« " + sentence + " »." : sentence + ".";
  }

  /** Words of which the first are frequent. */
  private static String words(Random random, int vocabulary, int number) {
    return IntStream.range(0, number)
        .mapToObj(_ -> "mot" + (int) (Math.pow(random.nextDouble(), 2) * vocabulary))
        .collect(Collectors.joining(" "));
  }

  private static Article article(
      String id,
      String title,
      String text,
      Instant published,
      Instant seen,
      int revision,
      Random random) {
    Article a = Finds.article(id, title, text, published, revision);
    String[] languages = {"fr", "fr", "fr", "en", ""};
    String language = Objects.requireNonNull(languages[random.nextInt(languages.length)]);
    return new Article(
        id,
        a.url(),
        a.link(),
        title,
        "",
        text,
        List.of(),
        List.of(),
        a.outlet(),
        language.isEmpty() ? null : language,
        published,
        null,
        seen,
        "feed",
        null,
        revision,
        List.of(),
        null);
  }
}
