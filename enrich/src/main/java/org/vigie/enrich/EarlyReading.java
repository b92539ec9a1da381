package org.vigie.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;

/**
 * The reading and the analysis of one article, run once, on any thread. Travels with its record as
 * a header, so that it is dropped when the record is. It is never written to Kafka.
 */
final class EarlyReading extends FutureTask<ReadArticle> implements Header {
  static final String KEY = "vigie.early-reading";

  EarlyReading(
      Deserializer<Article> articles,
      ConsumerRecord<byte[], byte[]> record,
      List<Analysis> analyses) {
    super(() -> read(articles.deserialize(record.topic(), record.value()), analyses));
  }

  private static ReadArticle read(Article article, List<Analysis> analyses) {
    Map<Analysis, Finding> findings = new HashMap<>();
    for (Analysis analysis : analyses) {
      try {
        findings.put(analysis, analysis.read(article));
      } catch (RuntimeException e) {
        // why: the tagger analyses the article again, and there the error is handled.
      }
    }
    return new ReadArticle(article, findings);
  }

  /** Waits for the result and returns it. */
  ReadArticle result() {
    try {
      return get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new SerializationException(e);
    }
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public byte[] value() {
    return new byte[0];
  }
}
