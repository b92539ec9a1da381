package org.vigie.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
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
          new Failed(
              Reason.PRIVATE_ADDRESS, "a private network; allowPrivate: true would allow it");
      case ProxyException e -> new Failed(Reason.CONNECT, String.valueOf(e.getMessage()));
      case UnknownHostException _ ->
          new Failed(Reason.UNKNOWN_HOST, "no address found for its name");
      case InterruptedIOException _ -> new Failed(Reason.TIMEOUT, "the server is silent");
      case SSLException e -> new Failed(Reason.TLS, withoutTls(e));
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

  private static String withoutTls(SSLException exception) {
    List<Throwable> causes =
        Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause).toList();
    if (causes.stream().anyMatch(CertificateExpiredException.class::isInstance)) {
      return "the certificate has expired";
    }
    if (causes.stream().anyMatch(CertificateNotYetValidException.class::isInstance)) {
      return "the certificate is not valid yet; is the clock right?";
    }
    if (causes.stream().anyMatch(CertPathBuilderException.class::isInstance)) {
      return "no known authority has signed the certificate, or its chain is incomplete";
    }
    boolean isRefused =
        causes.stream()
            .anyMatch(
                c -> c instanceof CertificateException || c instanceof SSLPeerUnverifiedException);
    return isRefused
        ? "the certificate is not valid for this host"
        : "the server answers without TLS, or ended the TLS handshake";
  }

  /** Returns true if the whole host failed: requests for its other feeds would fail as well. */
  static boolean concernHost(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoRouteToHostException
        || (cause instanceof UnknownHostException && !(cause instanceof PrivateAddressException));
  }
}
