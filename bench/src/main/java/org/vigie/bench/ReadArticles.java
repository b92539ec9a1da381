package org.vigie.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a process how many articles its service enrich has read since the process started. */
final class ReadArticles {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI metrics;

  /** Takes the address of the process's page. */
  ReadArticles(URI page) {
    this.metrics = page.resolve("/metrics");
  }

  /** Returns the number; 0 if the page does not answer, so that the caller asks again. */
  long count() throws InterruptedException {
    var request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("vigie_enrich_articles_total"))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 1)))
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
