package org.vigie.bench.match;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.match.Matcher;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Tag;
import org.vigie.settings.Problems;

/**
 * Measures how many articles one thread matches per second with all rules of {@code
 * config/watch.yaml}, and how many it analyses: tags, pickup and speakers. The working directory
 * must be the project's folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class MatcherBench {
  private static final int ARTICLES = 1_000;
  private static final int WORDS = 105;
  private static final String[] PLAIN =
      ("le la les un une des de du et à dans pour par sur avec ville conseil marché matin rue école"
              + " match saison équipe journée prix eau route mairie quartier hiver travaux budget"
              + " années enfants parents ligne train gare maison jardin forêt rivière pluie vent")
          .split(" ");
  private static final String ABOUT =
      "Réunis à Paris pour le sommet sur l’IA, les experts citent le rapport Bengio. L’INESIA n’a"
          + " pas de budget, regrette le CeSIA, qui compare la rencontre à une COP devenue salon du"
          + " pétrole. ";

  /** Percentage of articles that begin with {@link #ABOUT}, a text in which several rules match. */
  @Param({"0", "5", "100"})
  private int about;

  private final List<Article> articles = new ArrayList<>();
  private Matcher matcher = new Matcher(List.of());
  private Analysis analysis = Analysis.of("none", List.of());
  private int next;

  @Setup
  public void prepare() {
    var problems = new Problems();
    var config = WatchFile.read(Path.of("config"), problems).orElseThrow();
    matcher = new Matcher(config.tags());
    analysis = Analysis.of(config.watch(), config.items());
    var random = new Random(1);
    for (int i = 0; i < ARTICLES; i++) {
      articles.add(article(i, i % 100 < about ? ABOUT : "", random));
    }
  }

  @Benchmark
  public List<Tag> tagAnArticle() {
    next = (next + 1) % ARTICLES;
    return matcher.match(articles.get(next));
  }

  @Benchmark
  public Finding analyseAnArticle() {
    next = (next + 1) % ARTICLES;
    return analysis.read(articles.get(next));
  }

  private static Article article(int number, String about, Random random) {
    var text = new StringBuilder(about);
    for (int word = about.split(" ").length; word < WORDS; word++) {
      text.append(PLAIN[random.nextInt(PLAIN.length)]).append(word % 15 == 14 ? ". " : " ");
    }
    return new Article(
        "a" + number,
        "https://journal.example/" + number,
        "https://journal.example/" + number,
        "Les travaux de la rue " + number,
        "",
        text.toString(),
        List.of(),
        List.of(),
        new Outlet("journal", "Journal", "journal.example", "FR", 2),
        "fr",
        Instant.EPOCH,
        null,
        Instant.EPOCH,
        "journal",
        null,
        1,
        List.of(),
        null);
  }
}
