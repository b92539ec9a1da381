package org.vigie.bench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Ground;
import org.vigie.enrich.pickup.Judgement;
import org.vigie.enrich.pickup.Judgement.Shared;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.events.topics.Json;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import tools.jackson.databind.JsonNode;

/**
 * An article that a person has labelled.
 *
 * @param set folder of the organisation that judges it
 * @param writtenFor folder of the organisation for which it was written
 * @param watch the folder of one of the organisation's configurations
 * @param due true if it took from a release
 * @param taken true if it is a pickup whatever is likely: by words in a row, for example
 * @param likelihood that it is a paraphrase; null if no sentence comes near the release, or if it
 *     is {@code taken}
 */
record JudgedArticle(
    String set,
    String writtenFor,
    String watch,
    boolean due,
    boolean taken,
    @Nullable Likelihood likelihood) {
  private static final Set<String> DUE = Set.of("REPRINT", "QUOTE", "PARAPHRASE");

  /** The configurations of each organisation: without, with few and with many messages. */
  private static final List<String> WATCHES = List.of("bare", "sentences", "wordings");

  /**
   * Number of organisations whose articles are told of another one. Chosen: seconds, not minutes.
   */
  private static final int OTHERS = 2;

  /**
   * How much an article on another subject, or a round-up, counts beside an ordinary one. Chosen:
   * with more, less is found that is due.
   */
  private static final double OF_OTHER_SUBJECT = 0.1;

  /** The configuration without messages, and with the release in one of its languages only. */
  private static final String ONE_LANGUAGE = "one language";

  /**
   * How much an article counts that is judged by the release in one language. Chosen: there are two
   * such configurations for each organisation.
   */
  private static final double OF_ONE_LANGUAGE = 0.3;

  /** How much this article counts when weights are learnt. */
  double weight() {
    return (set.equals(writtenFor) ? 1 : OF_OTHER_SUBJECT)
        * (watch.startsWith(ONE_LANGUAGE) ? OF_ONE_LANGUAGE : 1);
  }

  /** Reads the articles of all organisations in a folder, each with each configuration. */
  static List<JudgedArticle> readAll(Path folder) throws IOException, BadConfigurationException {
    List<Path> sets;
    try (Stream<Path> all = Files.list(folder)) {
      sets = all.filter(each -> Files.isDirectory(each.resolve("bare"))).sorted().toList();
    }
    List<JudgedArticle> articles = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      for (String watch : WATCHES) {
        if (Files.isDirectory(sets.get(i).resolve(watch))) {
          LabelledOffice office = LabelledOffice.of(sets.get(i), watch);
          articles.addAll(withOthers(sets, i, watch, office));
        }
      }
      for (LabelledOffice each : LabelledOffice.of(sets.get(i), "bare").inOneLanguage()) {
        articles.addAll(withOthers(sets, i, ONE_LANGUAGE, each));
      }
    }
    return articles;
  }

  /** Reads an organisation's articles, and others as if they were about it. */
  private static List<JudgedArticle> withOthers(
      List<Path> sets, int i, String watch, LabelledOffice office)
      throws IOException, BadConfigurationException {
    List<JudgedArticle> articles = new ArrayList<>(read(office, sets.get(i), watch));
    for (int next = 1; next <= OTHERS; next++) {
      Path other = sets.get((i + next) % sets.size());
      articles.addAll(OtherSubjects.articles(office, sets.get(i), other, watch));
      articles.addAll(OtherSubjects.roundUps(office, sets.get(i), other, watch));
    }
    return articles;
  }

  private static List<JudgedArticle> read(LabelledOffice office, Path set, String watch)
      throws IOException {
    List<JudgedArticle> articles = new ArrayList<>();
    for (String line : Files.readAllLines(set.resolve("articles.jsonl"))) {
      Judgement judgement = office.judge(ArticleLine.read(line, 1, Instant.EPOCH));
      boolean due = isDue(Json.MAPPER.readTree(line));
      articles.add(of(set, set, watch, due, judgement));
    }
    return articles;
  }

  /** True if a labelled article took from a release. */
  static boolean isDue(JsonNode article) {
    return DUE.contains(article.path("pickup").asString());
  }

  static JudgedArticle of(
      Path set, Path writtenFor, String watch, boolean due, Judgement judgement) {
    boolean taken =
        judgement.releases().stream()
            .flatMap(shared -> shared.grounds().stream())
            .anyMatch(ground -> !(ground instanceof Ground.Sentences));
    Likelihood likelihood =
        judgement.releases().stream()
            .limit(1)
            .filter(it -> it.sentences().stream().anyMatch(JudgedArticle::maySayIt))
            .findFirst()
            .map(Shared::likelihood)
            .orElse(null);
    return new JudgedArticle(
        String.valueOf(set.getFileName()),
        String.valueOf(writtenFor.getFileName()),
        watch,
        due,
        taken,
        taken ? null : likelihood);
  }

  private static boolean maySayIt(Candidate sentence) {
    return sentence.relation().isOurs();
  }
}
