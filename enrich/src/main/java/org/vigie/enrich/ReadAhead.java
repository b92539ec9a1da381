package org.vigie.enrich;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.topics.Topic;

/**
 * Analyses articles on the machine's other cores. Kafka Streams processes a partition on one
 * thread, in order, and the analysis is most of that work; a single partition would leave the other
 * cores idle. When a batch of articles arrives, further threads analyse it, ahead of the thread of
 * Kafka Streams that processes it. If that thread reaches an article that no thread has begun, it
 * analyses the article itself; if another thread is at it, it analyses later ones meanwhile. So all
 * threads have work until the batch ends. Order and results stay the same.
 *
 * <p>{@link BatchInterceptor} sees each batch, and attaches an {@link EarlyReading} to each record.
 * The {@link #serde} finds it there, and gives {@link Tagger} its result.
 */
final class ReadAhead implements AutoCloseable {
  /** An estimate: with more, the thread that works in order can't keep up. */
  private static final int THREADS = Math.min(3, Runtime.getRuntime().availableProcessors() - 1);

  private final Topic<Article> articles;

  /** The readings that no thread of {@link #threads} has taken, in the order of the records. */
  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          Math.max(1, THREADS),
          Math.max(1, THREADS),
          0,
          TimeUnit.SECONDS,
          waiting,
          Thread.ofPlatform().daemon().name("vigie-read-ahead-", 0).factory());

  private volatile List<Analysis> analyses = List.of();

  ReadAhead(Topic<Article> articles) {
    this.articles = articles;
  }

  /** Lets the consumer of Kafka Streams call this object. Does nothing on a single core. */
  void install(Properties streams) {
    if (THREADS > 0) {
      streams.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
          BatchInterceptor.class.getName());
      streams.put(StreamsConfig.mainConsumerPrefix(BatchInterceptor.READ_AHEAD), this);
    }
  }

  /** Sets the watches with which articles are analysed from now on. */
  void use(List<Analysis> current) {
    analyses = current;
  }

  /** Starts to analyse the articles among a batch of records. One record alone is not worth it. */
  void start(List<ConsumerRecord<byte[], byte[]>> batch) {
    List<Analysis> current = analyses;
    if (current.isEmpty() || batch.size() < 2) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      if (record.topic().equals(articles.name()) && record.value() != null) {
        var reading = new EarlyReading(articles.values().deserializer(), record, current);
        record.headers().add(reading);
        threads.execute(reading);
      }
    }
  }

  /** Reads articles, as {@link ReadArticle} if this object saw the record, else as they are. */
  Serde<Object> serde() {
    Deserializer<Article> plain = articles.values().deserializer();
    return Serdes.serdeFrom(
        (topic, value) -> {
          throw new UnsupportedOperationException("articles are only read here");
        },
        new Deserializer<>() {
          @Override
          public Object deserialize(String topic, byte[] bytes) {
            return plain.deserialize(topic, bytes);
          }

          @Override
          public Object deserialize(String topic, Headers headers, byte[] bytes) {
            return headers.lastHeader(EarlyReading.KEY) instanceof EarlyReading reading
                ? take(reading, headers)
                : plain.deserialize(topic, headers, bytes);
          }
        });
  }

  private ReadArticle take(EarlyReading reading, Headers headers) {
    headers.remove(EarlyReading.KEY);
    reading.run();
    Runnable later;
    while (!reading.isDone() && (later = waiting.poll()) != null) {
      later.run();
    }
    return reading.result();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
