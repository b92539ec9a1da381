package org.vigie.enrich;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;

class ReadAheadTest {
  private static final Topics TOPICS = new Topics("", 1);
  private static final String ARTICLES = TOPICS.articles().name();
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  private final Analysis watch = watch("inesia");
  private final ReadAhead readAhead = new ReadAhead(TOPICS.articles());

  @AfterEach
  void close() {
    readAhead.close();
  }

  @Test
  void findsInABatchWhatTheAnalysisOfEachArticleFinds() {
    readAhead.use(List.of(watch));
    List<ConsumerRecord<byte[], byte[]>> batch =
        IntStream.range(0, 200).mapToObj(i -> record(article(i))).toList();
    consume(batch);
    for (int i = 0; i < batch.size(); i++) {
      Finding expected = watch.read(article(i));
      assertThat(expected.tags()).extracting(Tag::tag).hasSize(i % 2);
      assertThat(((ReadArticle) read(batch.get(i))).findings().get(watch))
          .usingRecursiveComparison()
          .isEqualTo(expected);
      assertThat(batch.get(i).headers()).isEmpty();
    }
  }

  @Test
  void whileAnArticleIsReadAheadItsReaderReadsLaterOnes() throws InterruptedException {
    var others = new CountDownLatch(1);
    var here = new CountDownLatch(1);
    Thread reader = Thread.currentThread();
    Deserializer<Article> plain = TOPICS.articles().values().deserializer();
    Deserializer<Article> slow =
        (topic, bytes) -> {
          try {
            if (Thread.currentThread() == reader) {
              here.countDown();
            } else {
              others.countDown();
              assertThat(here.await(10, SECONDS)).isTrue();
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return plain.deserialize(topic, bytes);
        };
    Serde<Article> serde = Serdes.serdeFrom(TOPICS.articles().values().serializer(), slow);
    try (var slowly = new ReadAhead(new Topic<>(ARTICLES, serde, 1, Map.of()))) {
      slowly.use(List.of(watch));
      List<ConsumerRecord<byte[], byte[]>> batch =
          IntStream.range(0, 20).mapToObj(i -> record(article(i))).toList();
      consume(slowly, batch);
      assertThat(others.await(10, SECONDS)).isTrue();
      assertThat(read(slowly, batch.get(0))).isInstanceOf(ReadArticle.class);
      assertThat(here.getCount()).isZero();
    }
  }

  @Test
  void aVersionOfTheWatchThatWasNotInUseReadsTheArticleItself() {
    readAhead.use(List.of(watch));
    List<ConsumerRecord<byte[], byte[]>> batch = List.of(record(article(0)), record(article(1)));
    consume(batch);
    ReadArticle read = (ReadArticle) read(batch.get(0));
    assertThat(read.finding(watch("soir")).tags()).hasSize(1);
    assertThat(read.finding(watch).tags()).isEmpty();
  }

  @Test
  void oneRecordAloneOrOneOfAnotherTopicIsLeftAsItIs() {
    readAhead.use(List.of(watch));
    var other = new ConsumerRecord<byte[], byte[]>("watches.v1", 0, 0, new byte[0], new byte[0]);
    consume(List.of(record(article(1))));
    consume(List.of(other, other));
    assertThat(other.headers()).isEmpty();
    ConsumerRecord<byte[], byte[]> alone = record(article(1));
    consume(List.of(alone));
    assertThat(read(alone)).isEqualTo(article(1));
  }

  @Test
  void whatIsNoArticleFailsWhenItsTurnComes() {
    readAhead.use(List.of(watch));
    List<ConsumerRecord<byte[], byte[]>> batch =
        List.of(record(article(1)), record("{".getBytes(StandardCharsets.UTF_8)));
    consume(batch);
    assertThat(read(batch.get(0))).isInstanceOf(ReadArticle.class);
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> read(batch.get(1)))
        .withMessageContaining("not a Article");
    assertThat(batch.get(1).headers()).isEmpty();
  }

  private void consume(List<ConsumerRecord<byte[], byte[]>> batch) {
    consume(readAhead, batch);
  }

  private static void consume(ReadAhead readAhead, List<ConsumerRecord<byte[], byte[]>> batch) {
    var interceptor = new BatchInterceptor();
    interceptor.configure(Map.of(BatchInterceptor.READ_AHEAD, readAhead));
    interceptor.onConsume(
        new ConsumerRecords<>(Map.of(new TopicPartition(ARTICLES, 0), batch), Map.of()));
    interceptor.close();
  }

  private Object read(ConsumerRecord<byte[], byte[]> record) {
    return read(readAhead, record);
  }

  private static Object read(ReadAhead readAhead, ConsumerRecord<byte[], byte[]> record) {
    return readAhead
        .serde()
        .deserializer()
        .deserialize(record.topic(), record.headers(), record.value());
  }

  private static ConsumerRecord<byte[], byte[]> record(Article article) {
    return record(TOPICS.articles().values().serializer().serialize(ARTICLES, article));
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>(ARTICLES, 0, 0, new byte[0], value);
  }

  private static Analysis watch(String query) {
    var rule = new Rule("rule#1", query, List.of());
    return Analysis.of(
        "cesia",
        List.of(
            new TagRules(
                "cesia", "rule", 1, Instant.EPOCH, false, "Rule", false, List.of(rule), Map.of())));
  }

  private static Article article(int number) {
    return new Article(
        "a" + number,
        "https://journal.example/" + number,
        "https://journal.example/" + number,
        number % 2 == 1 ? "L'INESIA naît" : "Le soir tombe",
        "",
        "",
        List.of(),
        List.of(),
        new Outlet("journal", "Le Journal", "journal.example", "FR", 2),
        "fr",
        NOON,
        null,
        NOON,
        "feed",
        null,
        1,
        List.of(),
        null);
  }
}
