package org.vigie.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves every name to the same addresses. */
class FixedNames implements DnsResolver {
  private final String[] addresses;

  FixedNames(String... addresses) {
    this.addresses = addresses.clone();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var found = new InetAddress[addresses.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = InetAddress.getByName(addresses[i]);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
