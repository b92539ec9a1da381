package org.vigie.ingest.article;

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
   * The registrable domain of a host by the public suffix list, private suffixes included: {@code
   * x.github.io} is registrable. IP addresses, bare suffixes and hosts without a dot are returned
   * unchanged. Under a top-level domain that the list lacks, the last two labels count.
   */
  public static String registrable(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (ADDRESS.matcher(name).matches()) {
      return name;
    }
    String assigned = EffectiveTldFinder.getAssignedDomain(name, true, false);
    if (assigned != null || EffectiveTldFinder.getEffectiveTLD(name) != null) {
      return assigned != null ? assigned : name;
    }
    return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
  }

  /** The registrable domain of an address; empty when it has no host. */
  public static Optional<String> of(URI url) {
    return Optional.ofNullable(url.getHost()).map(Domains::registrable);
  }
}
