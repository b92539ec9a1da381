package org.vigie.enrich.story;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Story;
import org.vigie.events.topics.JsonSerde;

/**
 * Measures the memory of a {@link StoryBook} and the CPU time to read it from its store: {@code
 * StoryBookMemory ARTICLES}. The articles have 160 words and are spread over 30 days, as in a
 * month; a third of them joins a story of others.
 */
final class StoryBookMemory {
  private static final Duration MONTH = Duration.ofDays(30);

  private static final List<String> VOCABULARY =
      IntStream.range(0, 20_000).mapToObj(i -> "mot" + i).toList();

  private StoryBookMemory() {}

  public static void main(String... arguments) {
    int number = Integer.parseInt(arguments[0]);
    List<byte[]> members = new ArrayList<>();
    List<byte[]> compared = new ArrayList<>();
    var memberSerde = JsonSerde.of(Member.class);
    var comparedSerde = JsonSerde.of(ComparedArticle.class);
    for (int i = 0; i < number; i++) {
      Instant at = Finds.NOON.plus(MONTH.multipliedBy(i).dividedBy(number));
      Member member = member(i, at);
      ComparedArticle article = ComparedArticle.of(member, Wording.of(article(i, at), null));
      boolean old = at.isBefore(Finds.NOON.plus(MONTH).minus(Duration.ofDays(7)));
      members.add(memberSerde.serializer().serialize("members", member));
      compared.add(
          comparedSerde.serializer().serialize("compared", old ? article.faded() : article));
    }
    long bytes = compared.stream().mapToLong(each -> each.length).sum();
    System.out.printf(
        "%d articles: %d MB of members, %d MB of compared articles%n",
        number, members.stream().mapToLong(each -> each.length).sum() >> 20, bytes >> 20);
    for (int round = 0; round < 2; round++) {
      measure(
          "from compared articles",
          () ->
              compared.stream()
                  .map(each -> comparedSerde.deserializer().deserialize("compared", each))
                  .toList(),
          number);
      measure(
          "from members, as an older version's",
          () ->
              members.stream()
                  .map(each -> memberSerde.deserializer().deserialize("members", each))
                  .map(ComparedArticle::of)
                  .toList(),
          number);
    }
  }

  private static void measure(String name, Supplier<List<ComparedArticle>> read, int number) {
    long before = used();
    long start = cpu();
    var book = new StoryBook(new EmptyStore(), read.get());
    long millis = (cpu() - start) / 1_000_000;
    long memory = used() - before;
    var finding = Finds.finding(article(number, Finds.NOON.plus(MONTH)), "inesia");
    start = cpu();
    for (int i = 0; i < 20; i++) {
      book.add(finding, Finds.NOON.plus(MONTH));
    }
    System.out.printf(
        "%s: read in %d ms, %d bytes an article; a new article takes %d us%n",
        name, millis, memory / number, (cpu() - start) / 20_000);
  }

  private static Member member(int i, Instant at) {
    String story = "st-" + id(i % 3 == 0 ? i : i - i % 3);
    return Member.of(Finds.finding(article(i, at), "inesia", "tag-" + i % 7), story, null, at);
  }

  private static Article article(int i, Instant at) {
    var random = new Random(i);
    return Finds.article(id(i), words(random, 10), words(random, 160), at, 1);
  }

  private static String id(int i) {
    return "a0123456789abcdef%05d".formatted(i);
  }

  private static String words(Random random, int number) {
    return IntStream.range(0, number)
        .mapToObj(_ -> VOCABULARY.get(random.nextInt(VOCABULARY.size())))
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
    public @Nullable Story story(String id) {
      return null;
    }
  }
}
