package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.vigie.events.Article;
import org.vigie.ingest.article.Reading;
import org.vigie.ingest.poll.Polled;
import org.vigie.ingest.poll.Settled;

/**
 * Counts every outcome: {@code vigie.ingest.polls} by outcome and reason, {@code
 * vigie.ingest.entries} by what became of them, {@code vigie.ingest.delay} from published to seen,
 * {@code vigie.ingest.commit} per transaction.
 */
record IngestMetrics(MeterRegistry metrics) {
  private static final String NO_REASON = "none";

  /** How long a transaction took. */
  void committed(Duration took) {
    metrics.timer("vigie.ingest.commit").record(took);
  }

  /** Counts what a poll came to, and says what that adds to a round. */
  PollSummary count(Settled settled) {
    return switch (settled.polled().answer()) {
      case Polled.Brought _ -> {
        poll("fresh", NO_REASON);
        yield brought(Objects.requireNonNull(settled.reading()));
      }
      case Polled.Unchanged _ -> {
        poll("unchanged", NO_REASON);
        yield new PollSummary(1, 1, 1, 0, 0, 0, 0, 0);
      }
      case Polled.Throttled _ -> failed("throttled", NO_REASON);
      case Polled.Gone _ -> failed("gone", NO_REASON);
      case Polled.Failed(var reason, var _) ->
          failed("failed", reason.name().toLowerCase(Locale.ROOT));
    };
  }

  private PollSummary brought(Reading reading) {
    int revisions = reading.articles().size() - reading.fresh();
    reading.articles().forEach(this::delay);
    entries("article", reading.fresh());
    entries("revision", revisions);
    entries("repeat", reading.repeats());
    entries("merged", reading.merged());
    entries("dropped", reading.dropped());
    return new PollSummary(
        1,
        1,
        reading.articles().isEmpty() ? 1 : 0,
        0,
        reading.listed(),
        reading.merged() + reading.repeats(),
        reading.fresh(),
        revisions);
  }

  private PollSummary failed(String outcome, String reason) {
    poll(outcome, reason);
    return new PollSummary(1, 0, 0, 1, 0, 0, 0, 0);
  }

  /** From publication, by the feed's word, until we saw it. */
  private void delay(Article article) {
    if (article.published() != null && article.published().isBefore(article.seen())) {
      metrics
          .timer("vigie.ingest.delay")
          .record(Duration.between(article.published(), article.seen()));
    }
  }

  private void poll(String outcome, String reason) {
    metrics.counter("vigie.ingest.polls", "outcome", outcome, "reason", reason).increment();
  }

  private void entries(String outcome, int count) {
    metrics.counter("vigie.ingest.entries", "outcome", outcome).increment(count);
  }
}
