package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats a request once if it went over a kept connection that the server was closing at that
 * moment, so that it has not been answered (RFC 9112, 9.3.1). The second one gets a connection of
 * its own, unless another kept one seems open.
 */
final class StaleConnections implements HttpRequestRetryStrategy {
  @Override
  public boolean retryRequest(
      HttpRequest request, IOException failure, int sent, HttpContext context) {
    boolean isClosed =
        failure instanceof NoHttpResponseException || failure instanceof SocketException;
    EndpointDetails connection = HttpClientContext.cast(context).getEndpointDetails();
    return sent == 1
        && isClosed
        && Method.isSafe(request.getMethod())
        && connection != null
        && connection.getRequestCount() > 1;
  }

  @Override
  public boolean retryRequest(HttpResponse response, int sent, HttpContext context) {
    return false;
  }

  @Override
  public TimeValue getRetryInterval(
      HttpRequest request, IOException failure, int sent, HttpContext context) {
    return TimeValue.ZERO_MILLISECONDS;
  }

  @Override
  public TimeValue getRetryInterval(HttpResponse response, int sent, HttpContext context) {
    return TimeValue.ZERO_MILLISECONDS;
  }
}
