package org.vigie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.MatchSession;
import org.vigie.events.topics.Json;
import org.vigie.standalone.SharedFolder;
import org.vigie.standalone.explain.ArticleLine;
import org.vigie.standalone.process.Configuration;
import tools.jackson.databind.JsonNode;

/**
 * Checks the example watch on labelled articles, read as {@code vigie match --stories} does: our
 * own articles, invented for this test, and articles in a folder beside the project. In ours,
 * {@code [[fr4:7-26]]} stands for words 7 to 26 of paragraph 4 of the French release, counted from
 * 0; {@code bare} removes the accents.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelledArticlesTest {
  private static final Pattern FROM_RELEASE =
      Pattern.compile("\\[\\[(fr|en)(\\d+):(\\d+)-(\\d+)( bare)?]]");
  private static final Set<String> TAGS =
      Set.of("inesia", "ai-safety-report", "cop-analogy", "cesia", "segerie", "summit");
  private static final Path OURS = Path.of("src/test/resources/labelled");

  private final Map<String, List<String[]>> paragraphs = new HashMap<>();

  @BeforeAll
  void readTheRelease() throws IOException {
    for (String language : List.of("fr", "en")) {
      paragraphs.put(
          language,
          Arrays.stream(Files.readString(release(language)).split("\\n\\s*\\n"))
              .map(paragraph -> paragraph.strip().split("\\s+"))
              .toList());
    }
  }

  /**
   * Each set was labelled before any rule was tried on it. The example was written anew, in 250
   * lines, on sets a to h. Results of its first try on i to n (tags, kinds, precision and recall of
   * alerts): i 0.903, 0.892, 0.964, 0.871; j 0.978, 0.961, 1.000, 0.938; k 0.925, 0.908, 1.000,
   * 0.828; l 0.940, 0.976, 1.000, 0.931; m 0.945, 0.896, 1.000, 0.821; n 0.948, 0.925, 0.972,
   * 0.946. Then rules were mended once. The bounds are what is reached now, after numbers alone
   * count less (e and h lost one article each). In j, a newspaper's correction is a false alarm
   * since the sentences of an article count together, and an offer of a job on the day of the
   * release since less is needed on that day; this finds four articles more about other
   * organisations. Since an article that names only our people needs more, one of i and one of j
   * that do are no longer found; in the other organisations, this made up to six false alarms less.
   *
   * @param tags the lowest allowed macro F1 of the tags
   * @param kinds the lowest allowed macro F1 of the pickup kinds
   * @param precision the lowest allowed precision of alerts
   * @param recall the lowest allowed recall of alerts
   */
  @ParameterizedTest
  @CsvSource({
    "a.jsonl, 46, 0.99, 0.99, 0.99, 0.99",
    "b.jsonl, 48, 0.99, 0.99, 0.99, 0.99",
    "c.jsonl, 44, 0.99, 0.99, 0.99, 0.99",
    "d.jsonl, 20, 0.99, 0.99, 0.99, 0.99",
    "e.jsonl, 20, 0.95, 0.99, 0.99, 0.99",
    "f.jsonl, 11, 0.99, 0.99, 0.99, 0.99",
    "g.jsonl, 44, 0.99, 0.95, 0.99, 0.95",
    "h.jsonl, 40, 0.99, 0.94, 0.99, 0.90",
    "i.jsonl, 60, 0.95, 0.94, 0.99, 0.93",
    "j.jsonl, 44, 0.99, 0.93, 0.93, 0.93",
    "k.jsonl, 60, 0.98, 0.96, 0.99, 0.93",
    "l.jsonl, 60, 0.99, 0.97, 0.99, 0.96",
    "m.jsonl, 60, 0.98, 0.93, 0.99, 0.89",
    "n.jsonl, 80, 0.98, 0.98, 0.99, 0.97"
  })
  void agreesWithPeopleOnOurOwnArticles(
      String file, int size, double tags, double kinds, double precision, double recall)
      throws Exception {
    List<String> lines = Files.readAllLines(OURS.resolve(file)).stream().map(this::filled).toList();
    assertThat(lines).hasSize(size);

    Scores scores = new Scores(TAGS, byId(lines), results(lines));

    assertThat(scores.tags()).as("tags; %s", scores.wrong()).isGreaterThanOrEqualTo(tags);
    assertThat(scores.kinds()).as("kinds; %s", scores.wrong()).isGreaterThanOrEqualTo(kinds);
    assertThat(scores.alerts().precision())
        .as("%s", scores.wrong())
        .isGreaterThanOrEqualTo(precision);
    assertThat(scores.alerts().recall()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(recall);
    assertThat(scores.copies().f1()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void agreesWithPeopleOnTheArticlesBesideTheProject() throws Exception {
    Path folder = SharedFolder.resolve("corpora/devset");
    List<String> lines = Files.readAllLines(folder.resolve("articles.jsonl"));

    Scores scores =
        new Scores(TAGS, byId(Files.readAllLines(folder.resolve("labels.jsonl"))), results(lines));

    assertThat(lines).hasSize(80);
    assertThat(scores.tags()).as("tags; %s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.kinds()).as("kinds; %s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.alerts().precision()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.alerts().recall()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(scores.copies().f1()).as("%s", scores.wrong()).isGreaterThanOrEqualTo(0.98);
  }

  private List<MatchSession.Result> results(List<String> lines) throws Exception {
    List<Path> releases = List.of(release("fr"), release("en"));
    var session = new MatchSession(Configuration.readWatch(Path.of("../config"), releases));
    for (int i = 0; i < lines.size(); i++) {
      session.add(ArticleLine.read(lines.get(i), i + 1, Instant.EPOCH));
    }
    return session.results();
  }

  private String filled(String line) {
    return FROM_RELEASE.matcher(line).replaceAll(part -> Matcher.quoteReplacement(words(part)));
  }

  private String words(MatchResult part) {
    List<String[]> texts = Objects.requireNonNull(paragraphs.get(part.group(1)));
    String[] words = texts.get(Integer.parseInt(part.group(2)));
    int from = Integer.parseInt(part.group(3));
    int to = Integer.parseInt(part.group(4)) + 1;
    String text = String.join(" ", Arrays.copyOfRange(words, from, to)).replaceAll("^\"|\"$", "");
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String json = Json.MAPPER.writeValueAsString(part.group(5) == null ? text : bare);
    return json.substring(1, json.length() - 1);
  }

  static Map<String, JsonNode> byId(List<String> lines) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    for (String line : lines) {
      JsonNode node = Json.MAPPER.readTree(line);
      byId.put(node.path("id").asString(), node);
    }
    return byId;
  }

  private static Path release(String language) {
    return SharedFolder.resolve("release/2025-02-12-sommet." + language + ".txt");
  }
}
