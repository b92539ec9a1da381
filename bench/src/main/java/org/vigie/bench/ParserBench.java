package org.vigie.bench;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.sandbox.load.LoadFeeds;
import org.vigie.sandbox.load.LoadServer;

/** Measures how many feed entries one thread parses per second. Each feed has 20 entries, 36 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParserBench {
  private final FeedParser parser = new FeedParser();
  private final URI base = URI.create("https://bench.example/feed");
  private final byte[] body = feed();

  /** Parses the bytes of one feed, and converts the HTML of its entries to plain text. */
  @Benchmark
  @OperationsPerInvocation(LoadFeeds.LISTED)
  public ParseResult entries() {
    return parser.parse(body, "application/rss+xml; charset=utf-8", base);
  }

  private static byte[] feed() {
    try (var feeds = new LoadFeeds(LoadServer::prose, 1)) {
      feeds.publish(LoadFeeds.LISTED, Instant.EPOCH);
      return feeds.feed(0);
    }
  }
}
