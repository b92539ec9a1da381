package org.vigie.bench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.Json;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures what an office with several releases is told. The labelled organisations have one each.
 * So each gets those of others in its language, too, with its own names, as if it had published
 * them some days earlier. Prints precision and recall of alerts about its newest release, and how
 * often a right alert names the right release; then the same for the articles about the two
 * releases before.
 *
 * <p>Usage: {@code SeveralReleases FOLDER WATCH}: the folder of the labelled organisations, and the
 * name of their configurations, such as {@code bare}.
 */
public final class SeveralReleases {
  private static final int[] NUMBERS = {1, 3, 6, 12};

  /** Time between two releases. Chosen: an office with much to say. */
  private static final Duration BETWEEN = Duration.ofDays(4);

  /** Number of releases whose articles are judged, the newest first. */
  private static final int JUDGED = 3;

  private final List<Labelled> all;

  private record Labelled(Path set, LabelledOffice office) {
    Release release() {
      return office.config().releases().getFirst();
    }

    String language() {
      return release().texts().getFirst().language();
    }

    List<ObjectNode> articles(LabelledOffice teller) throws IOException {
      List<ObjectNode> articles = new ArrayList<>();
      for (String line : Files.readAllLines(set.resolve("articles.jsonl"))) {
        articles.add((ObjectNode) Json.MAPPER.readTree(teller.of(line, office)));
      }
      return articles;
    }
  }

  private SeveralReleases(List<Labelled> all) {
    this.all = all;
  }

  public static void main(String[] args) throws IOException, BadConfigurationException {
    List<Path> sets;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      sets = files.filter(each -> Files.isDirectory(each.resolve(args[1]))).sorted().toList();
    }
    List<Labelled> all = new ArrayList<>();
    for (Path set : sets) {
      all.add(new Labelled(set, LabelledOffice.of(set, args[1])));
    }
    all.sort(Comparator.comparing(Labelled::language));
    for (int number : NUMBERS) {
      new SeveralReleases(all).print(number);
    }
  }

  private void print(int number) throws IOException {
    var newest = new AlertCount();
    var older = new AlertCount();
    for (int i = 0; i < all.size(); i++) {
      LabelledOffice office = office(i, number);
      for (int k = 0; k < Math.min(number, JUDGED); k++) {
        Labelled about = all.get((i + k) % all.size());
        Release release = office.config().releases().get(k);
        Duration later = Duration.between(about.office.published(), release.published());
        for (ObjectNode article : about.articles(office)) {
          Instant published =
              OffsetDateTime.parse(article.path("published").asString()).toInstant();
          article.put("published", published.plus(later).toString());
          (k == 0 ? newest : older)
              .add(
                  JudgedArticle.isDue(article),
                  office.judge(ArticleLine.read(article.toString(), 1, Instant.EPOCH)).pickup(),
                  release);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%2d releases: newest %s%s%n",
        number,
        newest,
        number == 1 ? "" : "; " + older);
  }

  /** Returns an office with its own release and, as older ones, those of the next offices. */
  private LabelledOffice office(int first, int number) {
    LabelledOffice own = all.get(first).office;
    List<TagRules> tags = new ArrayList<>(own.config().tags());
    List<Release> releases = new ArrayList<>(List.of(all.get(first).release()));
    List<String> calledAlso = new ArrayList<>(own.config().organisation().names().calledAlso());
    for (int k = 1; k < number; k++) {
      LabelledOffice other = all.get((first + k) % all.size()).office;
      var adopted = new AdoptedRelease(own, other, k + "-");
      tags.addAll(adopted.messages());
      releases.add(adopted.release(own.published().minus(BETWEEN.multipliedBy(k))));
      calledAlso.addAll(other.config().organisation().names().calledAlso());
    }
    Organisation us = called(own.config().organisation(), calledAlso);
    return LabelledOffice.of(new WatchConfig(us.watch(), us, tags, releases, List.of()));
  }

  private static Organisation called(Organisation us, List<String> calledAlso) {
    Names ours = us.names();
    var names = new Names(calledAlso, ours.spokespeople(), ours.brands(), ours.kind());
    return new Organisation(
        us.watch(),
        us.id(),
        us.version(),
        us.validFrom(),
        us.retired(),
        us.name(),
        us.domains(),
        us.tags(),
        us.timeZone(),
        names);
  }
}
