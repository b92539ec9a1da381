package org.vigie.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.BodyReader.BodyException;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.ProxiedClient.ProxyException;
import org.vigie.ingest.network.CheckedResolver.PrivateAddressException;

/** Translates the exceptions of an HTTP request into failures with a {@link Reason}. */
final class Failures {
  private Failures() {}

  static Failed of(Throwable cause) {
    return switch (cause) {
      case PrivateAddressException _ ->
          new Failed(Reason.PRIVATE_ADDRESS, "an address of a private network");
      case ProxyException e -> new Failed(Reason.CONNECT, String.valueOf(e.getMessage()));
      case UnknownHostException _ -> new Failed(Reason.UNKNOWN_HOST, "no such host");
      case InterruptedIOException _ -> new Failed(Reason.TIMEOUT, "the server is silent");
      case SSLException _ -> new Failed(Reason.TLS, "no secure connection");
      case MessageConstraintException _ ->
          new Failed(Reason.TOO_LARGE, "more or longer headers than we accept");
      case ConnectionClosedException _ ->
          new Failed(Reason.MALFORMED, "the body is cut off: shorter than the server announced");
      case MalformedChunkCodingException _ ->
          new Failed(Reason.MALFORMED, "the body is cut off or in invalid chunks");
      case NoHttpResponseException _ ->
          new Failed(Reason.CONNECT, "the server closed the connection without an answer");
      case BodyException e -> new Failed(e.reason, String.valueOf(e.getMessage()));
      case ClientProtocolException _ -> new Failed(Reason.CONNECT, "the answer is not HTTP");
      case ConnectException _ -> new Failed(Reason.CONNECT, "connection refused");
      case IOException _ -> new Failed(Reason.CONNECT, "connection broken");
      default -> new Failed(Reason.INTERNAL, cause.getClass().getSimpleName());
    };
  }

  /** Returns true if the whole host failed: requests for its other feeds would fail as well. */
  static boolean concernHost(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || (cause instanceof UnknownHostException && !(cause instanceof PrivateAddressException));
  }
}
