package org.vigie.ingest.fetch;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the addresses to connect to, and only those that may be connected to: the client connects
 * to what this returns, so there is no moment between check and use.
 *
 * @param names looks names up
 * @param lookups platform threads, because a lookup blocks its carrier and a few slow ones would
 *     stop all virtual threads
 * @param patience for one lookup
 * @param good which addresses may be connected to
 */
record CheckedResolver(
    DnsResolver names, ExecutorService lookups, Duration patience, Predicate<InetAddress> good)
    implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] usable = Arrays.stream(lookup(host)).filter(good).toArray(InetAddress[]::new);
    if (usable.length == 0) {
      throw new PrivateAddressException(host);
    }
    return usable;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private InetAddress[] lookup(String host) throws UnknownHostException {
    Future<InetAddress[]> lookup = lookups.submit(() -> names.resolve(host));
    try {
      return lookup.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unknown(host, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      lookup.cancel(true);
      throw unknown(host, new SocketTimeoutException("no answer in " + patience));
    } catch (InterruptedException e) {
      lookup.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    var unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
