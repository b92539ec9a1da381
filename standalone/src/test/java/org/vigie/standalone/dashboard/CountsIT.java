package org.vigie.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Count;
import org.vigie.events.Count.Window;
import org.vigie.events.topics.Json;
import org.vigie.standalone.ingest.Written;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The counts over HTTP equal those in the topic. */
class CountsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path state;
  private final HttpClient http = HttpClient.newHttpClient();
  private Newsroom newsroom;

  @BeforeEach
  void open() throws Exception {
    newsroom = Newsroom.open(state);
  }

  @AfterEach
  void close() {
    newsroom.close();
    http.close();
  }

  @Test
  void countsOverHttpAreThoseOfTheTopic() throws Exception {
    for (int n = 0; n < 12; n++) {
      String subject = n % 3 == 0 ? "le CeSIA" : n % 3 == 1 ? "l'INESIA" : "la pluie";
      newsroom.publish("a" + n, "journal" + n, "Sujet " + n + " : " + subject, "Texte " + n);
    }
    newsroom.publish("own", "securite-ia", "Le CeSIA recrute", "Chez nous.");

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Map<String, Count> topic = topic();
              assertThat(articles(topic, "cesia", Window.DAY)).isEqualTo(4);
              assertThat(articles(topic, "inesia", Window.DAY)).isEqualTo(4);
              assertThat(articles(topic, Count.ANY, Window.HOUR)).isEqualTo(8);
              assertThat(own(topic)).isEqualTo(1);
              assertThat(json()).isEqualTo(topic);
              assertThat(csv()).isEqualTo(topic);
            });
  }

  @Test
  void metricsAreInPrometheusFormat() throws Exception {
    newsroom.publish("a", "journal", "L'INESIA", "");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(body("metrics"))
                    .containsPattern("(?m)^vigie_enrich_articles_total\\{.*} 1\\.0$"));

    assertThat(body("metrics").lines())
        .allMatch(line -> line.matches("#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*})? [-+.0-9EeNaInf]+"));
  }

  private Map<String, Count> json() throws Exception {
    var counts = new TreeMap<String, Count>();
    for (String window : List.of("hour", "day")) {
      JsonNode answer = Json.MAPPER.readTree(body("api/counts?window=" + window));
      Instant asOf = Instant.parse(answer.get("asOf").asString());
      for (JsonNode line : answer.get("counts")) {
        var fields = (ObjectNode) line.deepCopy();
        boolean complete = fields.remove("complete").asBoolean();
        Count count = Json.MAPPER.treeToValue(fields, Count.class);
        assertThat(complete).isEqualTo(!count.end().isAfter(asOf));
        counts.put(count.key(), count);
      }
    }
    return counts;
  }

  private Map<String, Count> csv() throws Exception {
    var counts = new TreeMap<String, Count>();
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    for (String window : List.of("hour", "day")) {
      String text = body("api/counts?format=csv&window=" + window);
      assertThat(body("api/counts.csv?window=" + window)).isEqualTo(text);
      for (CSVRecord line : format.parse(new StringReader(text))) {
        Count count = count(line);
        counts.put(count.key(), count);
      }
    }
    return counts;
  }

  private static Count count(CSVRecord line) {
    return new Count(
        line.get("watch"),
        line.get("tag"),
        Integer.parseInt(line.get("tier")),
        line.get("language"),
        Window.valueOf(line.get("window")),
        Instant.parse(line.get("start")),
        Instant.parse(line.get("end")),
        Integer.parseInt(line.get("articles")),
        Integer.parseInt(line.get("stories")),
        Integer.parseInt(line.get("own")));
  }

  /** The last record of each key, read as any consumer would. */
  private Map<String, Count> topic() {
    var latest = new HashMap<String, Count>();
    new Written(newsroom.cluster)
        .records(newsroom.cluster.topics().counts())
        .forEach(record -> latest.put(record.key(), record.value()));
    return latest;
  }

  private static int articles(Map<String, Count> counts, String tag, Window window) {
    return counts.values().stream()
        .filter(count -> count.tag().equals(tag) && count.window() == window)
        .mapToInt(Count::articles)
        .sum();
  }

  private static int own(Map<String, Count> counts) {
    return counts.values().stream()
        .filter(count -> count.tag().equals("cesia") && count.window() == Window.DAY)
        .mapToInt(Count::own)
        .sum();
  }

  private String body(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(newsroom.page() + path)).build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
