package org.vigie.ingest.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts to which requests were sent, by name and port. Thread-safe. */
final class Hosts {
  private final Limits limits;
  private final Map<String, Host> byName = new ConcurrentHashMap<>();

  Hosts(Limits limits) {
    this.limits = limits;
  }

  Host of(URI url) {
    String name = url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
    return byName.computeIfAbsent(name, _ -> new Host(limits));
  }
}
