package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;

class FailuresTest {
  @Test
  void sayWhatIsWrongWithACertificate() {
    assertThat(detail(new CertificateExpiredException())).contains("has expired");
    assertThat(detail(new CertificateNotYetValidException())).contains("not valid yet");
    assertThat(detail(new CertPathBuilderException())).contains("no known authority");
    assertThat(detail(new CertificateException("No name matching"))).contains("for this host");
    assertThat(detail(new SSLPeerUnverifiedException("other name"))).contains("for this host");
    assertThat(detail(new SSLException("not TLS"))).contains("without TLS");
  }

  private static String detail(Exception cause) {
    var exception = new SSLHandshakeException("refused");
    // why: the JDK puts what is wrong with a chain into a CertificateException of its own.
    exception.initCause(cause instanceof SSLException ? cause : new CertificateException(cause));
    Failed failed = Failures.of(exception);
    assertThat(failed.reason()).isEqualTo(Reason.TLS);
    return failed.detail();
  }
}
