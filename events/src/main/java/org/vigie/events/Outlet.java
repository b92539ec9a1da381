package org.vigie.events;

import org.jspecify.annotations.Nullable;

/**
 * A publisher of articles.
 *
 * @param id short id that never changes, such as {@code le-monde}
 * @param domain registrable domain in lower case, such as {@code lemonde.fr}
 * @param country ISO 3166-1 alpha-2 code in upper case
 * @param tier importance: 1 for the leading national media, 2 or 3 for others; 3 if unknown
 */
public record Outlet(String id, String name, String domain, @Nullable String country, int tier) {
  public static final int UNKNOWN_TIER = 3;

  public Outlet {
    if (tier < 1 || tier > UNKNOWN_TIER) {
      throw new IllegalArgumentException("tier " + tier + " of outlet " + id + " is not 1, 2 or 3");
    }
  }
}
