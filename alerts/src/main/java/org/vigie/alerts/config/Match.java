package org.vigie.alerts.config;

import java.util.Set;
import org.vigie.events.Pickup;

/**
 * Which mentions: all keys that are given must fit, and of each any of its values. An empty set
 * means that the key isn't given.
 *
 * @param pickups kinds
 * @param tags ids
 * @param tiers 1 to 3
 * @param outlets ids
 * @param languages ISO 639-1, lower case
 * @param countries ISO 3166-1 alpha-2, upper case
 */
public record Match(
    Set<Pickup.Kind> pickups,
    Set<String> tags,
    Set<Integer> tiers,
    Set<String> outlets,
    Set<String> languages,
    Set<String> countries) {

  /** Everything with a pickup or a tag. */
  public static final Match ALL =
      new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Match {
    pickups = Set.copyOf(pickups);
    tags = Set.copyOf(tags);
    tiers = Set.copyOf(tiers);
    outlets = Set.copyOf(outlets);
    languages = Set.copyOf(languages);
    countries = Set.copyOf(countries);
  }
}
