package org.vigie.ingest.outlet;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Registrable domains: what one organisation registered, such as {@code lemonde.fr}. */
public final class Domains {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private Domains() {}

  /**
   * The registrable domain of a host, by the public suffix list (sites on shared hosts such as
   * {@code x.github.io} count as their own). The host itself where there is none: an address, a
   * bare public suffix, a host without a dot. Under a top-level domain that nobody listed, the last
   * two labels.
   */
  public static String registrable(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (ADDRESS.matcher(name).matches()) {
      return name;
    }
    String assigned = EffectiveTldFinder.getAssignedDomain(name, true, false);
    if (assigned != null) {
      return assigned;
    }
    return EffectiveTldFinder.getEffectiveTLD(name) == null ? lastTwoLabels(name) : name;
  }

  /** The registrable domain of an address; empty when it has no host. */
  public static Optional<String> of(URI url) {
    return Optional.ofNullable(url.getHost()).map(Domains::registrable);
  }

  private static String lastTwoLabels(String name) {
    int last = name.lastIndexOf('.');
    int before = last <= 0 ? -1 : name.lastIndexOf('.', last - 1);
    return name.substring(before + 1);
  }
}
