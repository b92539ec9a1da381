package org.vigie.ingest.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves host names to IP addresses and returns only allowed ones. The HTTP client connects to
 * exactly these addresses, so that a host can't switch to a forbidden one after the check.
 *
 * @param lookups an executor with platform threads. A name lookup blocks the platform thread it
 *     runs on, so a few slow lookups on virtual threads would block all virtual threads
 */
public record CheckedResolver(
    DnsResolver names, ExecutorService lookups, Duration timeout, Predicate<InetAddress> allowed)
    implements DnsResolver {

  /** Thrown if a host has only forbidden IP addresses, such as those of private networks. */
  public static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    public PrivateAddressException(String host) {
      super(host + " is on a private network");
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] usable = Arrays.stream(lookup(host)).filter(allowed).toArray(InetAddress[]::new);
    if (usable.length == 0) {
      throw new PrivateAddressException(host);
    }
    return usable;
  }

  /** Returns false if one of a host's addresses is forbidden; true also if its name is unknown. */
  public boolean allows(String host) {
    try {
      return Arrays.stream(lookup(host)).allMatch(allowed);
    } catch (UnknownHostException _) {
      return true;
    }
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private InetAddress[] lookup(String host) throws UnknownHostException {
    try {
      return lookups.invokeAny(
          List.of(() -> names.resolve(host)), timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
