package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.vigie.events.Article;
import org.vigie.events.FeedState.Outcome;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.article.PollResult.NewBody;

/**
 * Records metrics of the polls whose results are committed to Kafka. {@code vigie.ingest.polls}
 * counts polls by outcome and reason of failure, and {@code vigie.ingest.entries} counts feed
 * entries by outcome. {@code vigie.ingest.false.unchanged} counts answers 304 (not modified) that
 * were wrong, because the feed had a new article. {@code vigie.ingest.delay} is the time from an
 * article's publication to its receipt, and {@code vigie.ingest.commit} the time of each
 * transaction.
 */
record IngestMetrics(MeterRegistry metrics) {

  void committed(Collection<PollResult> results, Duration took) {
    metrics.timer("vigie.ingest.commit").record(took);
    results.forEach(this::count);
  }

  private void count(PollResult result) {
    var failure = result.state().failure();
    var body = result.body();
    String outcome =
        switch (result.state().outcome()) {
          case FRESH, NOT_MODIFIED, MOVED -> body == null ? "unchanged" : "fresh";
          case THROTTLED -> "throttled";
          case GONE -> "gone";
          case FAILED -> "failed";
        };
    boolean isFailed = result.state().outcome() == Outcome.FAILED;
    String reason =
        failure == null || !isFailed ? "none" : failure.reason().name().toLowerCase(Locale.ROOT);
    metrics.counter("vigie.ingest.polls", "outcome", outcome, "reason", reason).increment();
    if (body != null) {
      count(body);
    }
    if (result.state().polled().equals(result.state().signsOrNone().contradicted())) {
      metrics.counter("vigie.ingest.false.unchanged").increment();
    }
  }

  private void count(NewBody body) {
    body.articles().forEach(this::delay);
    entries("article", body.created());
    entries("revision", body.revised());
    entries("repeat", body.repeats());
    entries("merged", body.merged());
    entries("dropped", body.dropped());
    entries("held", body.held());
  }

  private void delay(Article article) {
    if (article.published() != null && article.published().isBefore(article.seen())) {
      metrics
          .timer("vigie.ingest.delay")
          .record(Duration.between(article.published(), article.seen()));
    }
  }

  private void entries(String outcome, int count) {
    metrics.counter("vigie.ingest.entries", "outcome", outcome).increment(count);
  }
}
