package org.vigie.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.channel.ReplyCodes;
import org.vigie.alerts.words.Lines;
import org.vigie.settings.Secret;

/**
 * Sends JSON over HTTP and reads the response, both within one time limit. Follows no redirects,
 * repeats no requests and keeps no cookies. Thread-safe.
 */
final class JsonClient implements AutoCloseable {
  /** Maximum size of a response, in bytes. An estimate: a page of 200 messages of 40 kB each. */
  private static final int LONGEST_BODY = 8 << 20;

  /** Maximum number of code points shown of a failed response's body. An estimate: two lines. */
  private static final int SHOWN = 200;

  /** Maximum number of connections. An estimate: each Slack channel uses at most one. */
  private static final int CONNECTIONS = 1_000;

  /** Name of a request's attribute: true once {@link #startsSending} was called for the request. */
  private static final String SENDING = "vigie.sending";

  private final Duration timeout;
  private final CloseableHttpClient client;
  private final ExecutorService exchanges =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-slack-", 0).factory());

  JsonClient(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .setProxySelector(ProxySelector.getDefault())
            .addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(),
                "sending",
                (request, scope, chain) -> {
                  if (!startsSending(scope.clientContext)) {
                    throw new IOException("given up before it was sent");
                  }
                  return chain.proceed(request, scope);
                })
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .disableRedirectHandling()
            .setUserAgent("Vigie")
            .build();
  }

  sealed interface HttpReply {
    /**
     * The body of a response whose status means success.
     *
     * @param scopes the header in which Slack names the token's scopes; null without it
     */
    record Body(String text, @Nullable String scopes) implements HttpReply {
      Body(String text) {
        this(text, null);
      }
    }

    /** A failure. {@code text} is the start of the response's body; empty without a response. */
    record NotOk(DeliveryResult result, String text) implements HttpReply {}
  }

  HttpReply post(URI uri, @Nullable Secret token, String json) {
    var post = new HttpPost(uri);
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    return send(post, token);
  }

  HttpReply get(URI uri, @Nullable Secret token) {
    return send(new HttpGet(uri), token);
  }

  private HttpReply send(HttpUriRequestBase request, @Nullable Secret token) {
    if (token != null) {
      request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
    }
    var context = HttpClientContext.create();
    context.setAttribute(SENDING, new AtomicBoolean());
    Future<HttpReply> reply = exchanges.submit(() -> exchange(request, context));
    try {
      return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return noReply(e.getCause() == null ? e : e.getCause(), context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HttpReply.NotOk(new Doubtful("interrupted"), "");
    } finally {
      if (!reply.isDone()) {
        request.cancel();
        reply.cancel(true);
      }
    }
  }

  private HttpReply exchange(HttpUriRequestBase request, HttpClientContext context)
      throws IOException, HttpException {
    // why: executeOpen doesn't read the rest of a long body when the response is closed.
    try (ClassicHttpResponse response =
        client.executeOpen(RoutingSupport.determineHost(request), request, context)) {
      String body = body(response.getEntity());
      if (isSuccess(response.getCode())) {
        return new HttpReply.Body(body, header(response, "X-OAuth-Scopes"));
      }
      String shown = Lines.shorten(Lines.clean(body), SHOWN);
      String after = header(response, HttpHeaders.RETRY_AFTER);
      return new HttpReply.NotOk(ReplyCodes.http(response.getCode(), after, shown), shown);
    }
  }

  /** True for 200, which Slack sends, and for 202 or 204, by which other servers say yes, too. */
  private static boolean isSuccess(int status) {
    return status >= HttpStatus.SC_OK && status < HttpStatus.SC_REDIRECTION;
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static String body(@Nullable HttpEntity entity) throws IOException {
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw new IOException("more than " + LONGEST_BODY + " bytes");
    }
    return new String(body, UTF_8);
  }

  /** Returns {@link Doubtful} if the request may have been sent. */
  private static HttpReply noReply(Throwable cause, HttpClientContext context) {
    if (!startsSending(context)) {
      String failure = cause.getClass().getSimpleName();
      return new HttpReply.NotOk(new Doubtful("no answer: " + failure), "");
    }
    DeliveryResult result =
        switch (cause) {
          case UnknownHostException _ -> new Blocked("host not found");
          // why: for example, the certificate is not valid, or the address is no TLS server's.
          case SSLException tls -> new Blocked("TLS failed: " + tls.getClass().getSimpleName());
          default -> new Retry(Duration.ZERO, "no connection");
        };
    return new HttpReply.NotOk(result, "");
  }

  /**
   * Returns true only at the first call for a request. If the sending thread calls first, it sends
   * the request. If {@link #noReply} calls first, it reports the request as unsent, and the thread
   * then doesn't send it. So a request reported as unsent is never sent.
   */
  private static boolean startsSending(HttpClientContext context) {
    return ((AtomicBoolean) context.getAttribute(SENDING)).compareAndSet(false, true);
  }

  /** Interrupts the requests in flight and closes all connections. */
  @Override
  public void close() {
    exchanges.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
