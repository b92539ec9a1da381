package org.vigie.health;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Opens the web servers of this process, which all bound the time of slow visitors. */
public final class WebServers {
  /** JDK property: how many seconds a client may take to send a request. Default: no limit. */
  private static final String REQUEST_TIME = "sun.net.httpserver.maxReqTime";

  /** Maximum time for a client to send a request or read a response. An estimate for slow ones. */
  public static final Duration SLOWEST = Duration.ofSeconds(60);

  private WebServers() {}

  /**
   * Opens a server, which the caller starts.
   *
   * @param listen address to listen on; port 0 for any free port
   * @param what what is served there, for operators
   * @param advice what an operator can do if the address can't be used
   * @throws IOException if the address can't be used; the message names it
   */
  public static HttpServer open(InetSocketAddress listen, String what, String advice)
      throws IOException {
    // why: the JDK reads this property only once, when it creates the first server.
    if (System.getProperty(REQUEST_TIME) == null) {
      System.setProperty(REQUEST_TIME, String.valueOf(SLOWEST.toSeconds()));
    }
    try {
      return HttpServer.create(listen, 0);
    } catch (IOException e) {
      String problem = "%s can't be served at %s:%d (%s); %s";
      throw new IOException(
          problem.formatted(what, listen.getHostString(), listen.getPort(), e.getMessage(), advice),
          e);
    }
  }
}
