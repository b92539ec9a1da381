package org.vigie.bench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * An article that a person has labelled.
 *
 * @param set the organisation's folder
 * @param watch the folder of one of the organisation's configurations
 * @param due true if it took from a release
 * @param taken true if it is a pickup whatever is likely: by words in a row, for example
 * @param likelihood that it is a paraphrase; null if no sentence comes near the release, or if it
 *     is {@code taken}
 */
record JudgedArticle(
    String set, String watch, boolean due, boolean taken, @Nullable Likelihood likelihood) {
  private static final Set<String> DUE = Set.of("REPRINT", "QUOTE", "PARAPHRASE");

  /** Ends the name of a configuration for articles on other subjects. */
  private static final String OTHER = ", other subjects";

  /** The configurations of each organisation: without, with few and with many messages. */
  private static final List<String> WATCHES = List.of("bare", "sentences", "wordings");

  /**
   * Time between two articles on other subjects, which come on any day. Chosen: two weeks in all.
   */
  private static final Duration BETWEEN = Duration.ofHours(8);

  /**
   * Number of organisations whose articles are told of another one. Chosen: seconds, not minutes.
   */
  private static final int OTHERS = 2;

  /**
   * How much an article on another subject counts beside an ordinary one. Chosen: with more, less
   * is found that is due.
   */
  private static final double OF_OTHER_SUBJECT = 0.1;

  /** How much this article counts when weights are learnt. */
  double counts() {
    return watch.endsWith(OTHER) ? OF_OTHER_SUBJECT : 1;
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
          articles.addAll(read(office, sets.get(i), watch));
          for (int next = 1; next <= OTHERS; next++) {
            articles.addAll(
                onOtherSubjects(office, sets.get(i), sets.get((i + next) % sets.size()), watch));
          }
        }
      }
    }
    return articles;
  }

  private static List<JudgedArticle> read(LabelledOffice office, Path set, String watch)
      throws IOException {
    List<JudgedArticle> articles = new ArrayList<>();
    for (String line : Files.readAllLines(set.resolve("articles.jsonl"))) {
      Judgement judgement = office.judge(ArticleLine.read(line, 1, Instant.EPOCH));
      boolean due = DUE.contains(Json.MAPPER.readTree(line).path("pickup").asString());
      articles.add(of(set.getFileName().toString(), watch, due, judgement));
    }
    return articles;
  }

  /** Reads another organisation's articles as if they were about this one: none is due. */
  private static List<JudgedArticle> onOtherSubjects(
      LabelledOffice office, Path set, Path otherSet, String watch)
      throws IOException, BadConfigurationException {
    LabelledOffice other = LabelledOffice.of(otherSet, "bare");
    Instant published = office.published();
    List<JudgedArticle> articles = new ArrayList<>();
    for (String line : Files.readAllLines(otherSet.resolve("articles.jsonl"))) {
      ObjectNode article = (ObjectNode) Json.MAPPER.readTree(office.of(line, other));
      published = published.plus(BETWEEN);
      article.put("published", published.toString());
      Judgement judgement = office.judge(ArticleLine.read(article.toString(), 1, Instant.EPOCH));
      if (judgement.pickup() != null) {
        articles.add(of(set.getFileName().toString(), watch + OTHER, false, judgement));
      }
    }
    return articles;
  }

  private static JudgedArticle of(String set, String watch, boolean due, Judgement judgement) {
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
    return new JudgedArticle(set, watch, due, taken, taken ? null : likelihood);
  }

  private static boolean maySayIt(Candidate sentence) {
    return sentence.relation() != Candidate.Relation.OTHERS;
  }
}
