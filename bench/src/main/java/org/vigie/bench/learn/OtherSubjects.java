package org.vigie.bench.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.pickup.Judgement;
import org.vigie.events.topics.Json;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import tools.jackson.databind.node.ObjectNode;

/** Articles about one organisation, told as if they were about another one: none of them is due. */
final class OtherSubjects {
  /** Ends the name of a configuration for articles on other subjects. */
  private static final String OTHER = ", other subjects";

  /** Ends the name of a configuration for long articles that name the organisation in passing. */
  private static final String ROUND_UP = ", round-ups";

  /**
   * Time between two articles on other subjects, which come on any day. Chosen: two weeks in all.
   */
  private static final Duration BETWEEN = Duration.ofHours(8);

  /** Number of articles in a round-up. Chosen: some 5,000 characters. */
  private static final int TOGETHER = 5;

  /** A number without a common factor with the number of articles. It mixes their order. */
  private static final int STRIDE = 19;

  private OtherSubjects() {}

  /** Reads another organisation's articles as if they were about this one: none is due. */
  static List<JudgedArticle> articles(LabelledOffice office, Path set, Path otherSet, String watch)
      throws IOException, BadConfigurationException {
    LabelledOffice other = LabelledOffice.of(otherSet, "bare");
    List<String> lines = Files.readAllLines(otherSet.resolve("articles.jsonl"));
    List<JudgedArticle> articles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      ObjectNode article = (ObjectNode) Json.MAPPER.readTree(office.of(lines.get(i), other));
      article.put("published", published(office, i * STRIDE % lines.size()));
      Judgement judgement = office.judge(ArticleLine.read(article.toString(), 1, Instant.EPOCH));
      if (judgement.pickup() != null) {
        articles.add(JudgedArticle.of(set, otherSet, watch + OTHER, false, judgement));
      }
    }
    return articles;
  }

  /** Joins articles about another organisation, and names this one between them: none is due. */
  static List<JudgedArticle> roundUps(LabelledOffice office, Path set, Path otherSet, String watch)
      throws IOException {
    List<String> lines = Files.readAllLines(otherSet.resolve("articles.jsonl"));
    List<JudgedArticle> articles = new ArrayList<>();
    for (int i = 0; i + TOGETHER <= lines.size(); i += TOGETHER) {
      ObjectNode article = (ObjectNode) Json.MAPPER.readTree(lines.get(i));
      var text = new StringBuilder();
      for (int k = 0; k < TOGETHER; k++) {
        text.append(k == TOGETHER / 2 ? office.name() + ".\n\n" : "");
        text.append(Json.MAPPER.readTree(lines.get(i + k)).path("text").asString()).append("\n\n");
      }
      article.put("text", text.toString());
      article.put("published", published(office, i));
      Judgement judgement = office.judge(ArticleLine.read(article.toString(), 1, Instant.EPOCH));
      if (judgement.pickup() != null) {
        articles.add(JudgedArticle.of(set, otherSet, watch + ROUND_UP, false, judgement));
      }
    }
    return articles;
  }

  private static String published(LabelledOffice office, int number) {
    return office.published().plus(BETWEEN.multipliedBy(number)).toString();
  }
}
