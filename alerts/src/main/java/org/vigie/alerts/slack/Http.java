package org.vigie.alerts.slack;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Secret;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.alerts.deliver.Replies;
import org.vigie.alerts.words.Lines;

/** Posts JSON, in bounded time, and reads a bounded answer. */
final class Http implements AutoCloseable {
  private static final int LONGEST_ANSWER = 8 << 20;
  private static final int SHOWN = 200;

  private final HttpClient client;
  private final Duration timeout;

  Http(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** What a request led to. */
  sealed interface Answer {
    /** Status 200. */
    record Body(String text) implements Answer {}

    /** Another status; {@code text} is what the body says. */
    record Status(DeliveryResult result, int status, String text) implements Answer {}

    /** No answer. */
    record Silence(DeliveryResult result) implements Answer {}
  }

  Answer post(URI uri, @Nullable Secret token, String json) {
    return send(
        request(uri, token)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  Answer get(URI uri, @Nullable Secret token) {
    return send(request(uri, token).GET().build());
  }

  private HttpRequest.Builder request(URI uri, @Nullable Secret token) {
    var request = HttpRequest.newBuilder(uri).timeout(timeout);
    return token == null ? request : request.header("Authorization", "Bearer " + token.value());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
      String body = response.body();
      if (response.statusCode() == 200) {
        return new Answer.Body(body);
      }
      String said = Lines.shorten(Lines.clean(body), SHOWN);
      var result =
          Replies.http(
              response.statusCode(),
              response.headers().firstValue("Retry-After").orElse(null),
              said);
      return new Answer.Status(result, response.statusCode(), said);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Answer.Silence(new Retry(Duration.ZERO, "no connection"));
    } catch (IOException e) {
      // why: the request may have been read before the connection broke or the time was over.
      return new Answer.Silence(
          e.getCause() instanceof UnresolvedAddressException
              ? new Retry(Duration.ZERO, "host not found")
              : new Doubtful("no answer: " + e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silence(new Doubtful("interrupted"));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
