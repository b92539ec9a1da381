package org.vigie.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private static final Instant NINE = Instant.parse("2025-02-12T09:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Health health = new Health(() -> NINE);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private volatile PartStatus enrich = PartStatus.up();
  private final HealthServer server;

  HealthServerTest() throws IOException {
    health.add("enrich", () -> enrich);
    var metrics = new HealthMetrics(health, meters);
    server =
        new HealthServer(loopback(0), health, metrics.before(() -> meters.getMetersAsString()));
  }

  @AfterEach
  void close() {
    server.close();
    health.close();
    http.close();
  }

  @Test
  void isReadyWhenEveryPartWorks() throws Exception {
    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualToIgnoringNewLines(
            "{\"status\":\"UP\",\"parts\":[{\"name\":\"enrich\",\"state\":\"UP\",\"reason\":null,"
                + "\"since\":\"2025-02-12T09:00:00Z\",\"restarts\":0,\"lastSuccess\":null}]}");
  }

  @Test
  void isAliveButNotReadyWhileAPartIsDown() throws Exception {
    enrich = PartStatus.down("Kafka does not answer");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"reason\":\"Kafka does not answer\"");
  }

  @Test
  void isReadyButNotWellWhileSomethingOutsideNeedsAPerson() throws Exception {
    enrich = PartStatus.degraded("Slack refuses the token");

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = get("/health");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"reason\":\"Slack refuses the token\"");
    assertThat(get("/metrics").body()).containsPattern("vigie.part.up.*part='enrich'.*value=0");

    enrich = PartStatus.up();
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotReadyIfAPartIsDegradedAndAnotherIsStarting() throws Exception {
    enrich = PartStatus.degraded("Slack refuses the token");
    health.add("ingest", () -> PartStatus.starting("no poll is committed yet"));

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void isNotAliveOnceAPartHasEnded() throws Exception {
    enrich = PartStatus.ended("fenced");

    assertThat(get("/health/live").statusCode()).isEqualTo(503);
  }

  @Test
  void servesTheStateOfEachPartAsMetrics() throws Exception {
    enrich = PartStatus.down("restarting").withRestarts(3).withLastSuccess(NINE);

    String metrics = get("/metrics").body();

    assertThat(metrics).containsPattern("vigie.part.up.*part='enrich'.*value=0");
    assertThat(metrics).containsPattern("vigie.part.restarts.*part='enrich'.*value=3");
    assertThat(metrics).containsPattern("vigie.part.last.success.*value=1.7393508E9");
  }

  @Test
  void servesNothingElse() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void namesAnAddressThatIsTaken() {
    assertThatThrownBy(() -> new HealthServer(loopback(server.port()), health, () -> ""))
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("--metrics");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress().getHostAddress(), port);
  }
}
