package org.vigie.ingest.article;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.ingest.text.HostName;

/** Finds the domain that an organisation registered: "lemonde.fr" for "www.lemonde.fr". */
public final class Domains {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private Domains() {}

  /**
   * Returns the registrable domain of a host: a suffix of the Public Suffix List, such as {@code
   * co.uk} or {@code github.io}, and one label before the suffix. Names are returned in ASCII, such
   * as {@code xn--lyse-9oad.example}, so that they can be compared. IP addresses, suffixes and
   * hosts without a dot are returned unchanged. Without a listed suffix, returns the last two
   * labels.
   */
  public static String registrable(String host) {
    String ascii = HostName.ascii(host);
    String lower = ascii == null ? host.toLowerCase(Locale.ROOT) : ascii;
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

  /** Returns the registrable domain of an address; empty if the address has no host. */
  public static Optional<String> of(URI url) {
    return Optional.ofNullable(url.getHost()).map(Domains::registrable);
  }
}
