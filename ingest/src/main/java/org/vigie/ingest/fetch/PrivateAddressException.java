package org.vigie.ingest.fetch;

import java.io.Serial;
import java.net.UnknownHostException;

/** A name resolves to addresses of private networks only. */
final class PrivateAddressException extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1L;

  PrivateAddressException(String host) {
    super(host + " is on a private network");
  }
}
