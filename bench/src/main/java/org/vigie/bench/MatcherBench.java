package org.vigie.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.yaml.Problems;

/** Articles of 240 words a second, one thread, on the example watch in {@code config/}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatcherBench {
  private static final int ARTICLES = 500;
  private static final Outlet OUTLET = new Outlet("bench", "Bench", "bench.example", null, 3);

  private final List<Article> articles = new ArrayList<>();
  private Matcher matcher = Matcher.of(List.of());

  /** Reads the watch from the working directory. */
  @Setup
  public void read() {
    var problems = new Problems();
    matcher = Matcher.of(WatchFile.read(Path.of("config"), problems).orElseThrow().tags());
    for (int i = 0; i < ARTICLES; i++) {
      var prose = new Prose(i);
      String text = prose.html(240).replaceAll("<[^>]+>", " ");
      articles.add(
          new Article(
              "a" + i, "u", "u", prose.title(), "", text, List.of(), List.of(), OUTLET, "fr", null,
              null, Instant.EPOCH, "bench", null, 1, List.of()));
    }
  }

  /** News of which one in ten has words of the rules in it. */
  @Benchmark
  @OperationsPerInvocation(ARTICLES)
  public void news(Blackhole hole) {
    articles.forEach(article -> hole.consume(matcher.match(article)));
  }
}
