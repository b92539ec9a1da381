package org.vigie.enrich.story;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Story;
import org.vigie.events.topics.JsonSerde;

/**
 * Measures the memory of a {@link StoryBook}, the CPU time to read it from its store, and the CPU
 * time of a new article: {@code StoryBookMemory ARTICLES}, spread over a week. They have 160 words,
 * of which some are frequent, as in a language. All end with the same words. A third of them joins
 * a story of others, and of the new articles a third are copies.
 */
final class StoryBookMemory {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int VOCABULARY = 50_000;
  private static final int NEW = 300;
  private static final String TAIL = " cet article est apparu en premier dans le numéro ";

  private StoryBookMemory() {}

  public static void main(String... arguments) {
    int number = Integer.parseInt(arguments[0]);
    List<byte[]> stored = new ArrayList<>();
    var serde = JsonSerde.of(ComparedArticle.class);
    for (int i = 0; i < number; i++) {
      Instant at = Finds.NOON.plus(WEEK.multipliedBy(i).dividedBy(number));
      ComparedArticle article =
          ComparedArticle.of(member(i, at), Wording.of(article(i, i, at), null));
      boolean isFaded = arguments.length > 1;
      stored.add(serde.serializer().serialize("compared", isFaded ? article.faded() : article));
    }
    long bytes = stored.stream().mapToLong(each -> each.length).sum();
    System.out.printf("%,d articles: %d bytes each in the store%n", number, bytes / number);
    for (int round = 0; round < 2; round++) {
      measure(stored, serde, number);
    }
  }

  private static void measure(List<byte[]> stored, Serde<ComparedArticle> serde, int number) {
    long before = used();
    long start = cpu();
    var book =
        new StoryBook(
            new EmptyStore(),
            stored.stream()
                .map(each -> serde.deserializer().deserialize("compared", each))
                .toList());
    long millis = (cpu() - start) / 1_000_000;
    long memory = used() - before;
    Instant now = Finds.NOON.plus(WEEK);
    List<Finding> findings =
        IntStream.range(0, NEW)
            .mapToObj(i -> article(number + i, i % 3 == 0 ? number - 1 - i : number + i, now))
            .map(article -> Finds.finding(article, "inesia"))
            .toList();
    int copies = 0;
    start = cpu();
    for (Finding finding : findings) {
      copies += book.add(finding, now).mentions().getLast().copyOf() == null ? 0 : 1;
    }
    System.out.printf(
        "read in %,d ms, %,d bytes an article; a new article takes %,d us; %d copies%n",
        millis, memory / number, (cpu() - start) / 1_000 / NEW, copies);
  }

  private static Member member(int i, Instant at) {
    String story = "st-" + id(i % 3 == 0 ? i : i - i % 3);
    return Member.of(
        Finds.finding(article(i, i, at), "inesia", "tag-" + i % 7), id(i), story, null, at);
  }

  private static Article article(int id, int seed, Instant at) {
    var random = new Random(seed);
    String title = words(random, 10);
    String text = words(random, 160) + TAIL + "journal" + seed % 200;
    return Finds.article(id(id), title, text, at, 1);
  }

  private static String id(int i) {
    return "a0123456789abcdef%06d".formatted(i);
  }

  /** Words of which the word with the number n occurs once in n log 50,000 words (Zipf's law). */
  private static String words(Random random, int number) {
    return IntStream.range(0, number)
        .mapToObj(_ -> "mot" + (int) Math.pow(VOCABULARY, random.nextDouble()))
        .collect(Collectors.joining(" "));
  }

  /** Returns the CPU time of this thread in ns, which other processes don't change. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class EmptyStore implements StoryBook.StoryStore {
    @Override
    public @Nullable Member member(String article) {
      return null;
    }

    @Override
    public @Nullable ComparedArticle past(String article) {
      return null;
    }

    @Override
    public @Nullable String firstId(String article) {
      return null;
    }

    @Override
    public @Nullable Story story(String id) {
      return null;
    }

    @Override
    public List<String> ofStory(String story) {
      return List.of();
    }

    @Override
    public List<String> copiesOf(String original) {
      return List.of();
    }

    @Override
    public List<String> arrivedBefore(Instant hour) {
      return List.of();
    }
  }
}
