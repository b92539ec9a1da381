package org.vigie.standalone.propose.name;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.Answers;

/** The organisation's site: the one in the answers, else the one that its releases show. */
final class OwnSite {
  /** Null for a page of a social network: others have pages there, too. */
  private final @Nullable URI given;

  private final OwnDomain.@Nullable Found found;

  /** Takes the releases, and the names by which they show a site as ours. */
  OwnSite(Answers answers, List<ReleaseText> texts, List<String> names) {
    URI site = answers.site();
    given = site == null || OwnDomain.isOnSharedHost(site) ? null : site;
    found =
        given == null
            ? new OwnDomain(texts, names).find().filter(it -> !isOutlet(it, answers)).orElse(null)
            : null;
  }

  /** True for an outlet that we read: its articles are no articles of ours. */
  private static boolean isOutlet(OwnDomain.Found found, Answers answers) {
    return answers.outlets().stream()
        .anyMatch(site -> OwnDomain.ofSite(site).equals(found.domain()));
  }

  /** Returns the domain that the releases show if the answers have no site. */
  Optional<OwnDomain.Found> found() {
    return Optional.ofNullable(found);
  }

  /** Returns the domain; empty if neither the answers nor the releases have one. */
  List<String> domains() {
    return Optional.ofNullable(given)
        .map(OwnDomain::ofSite)
        .or(() -> found().map(OwnDomain.Found::domain))
        .stream()
        .toList();
  }

  /** Returns the beginning of a name that the domain consists of: Chalk Bridge. */
  Optional<String> beginning(String name) {
    return ShortNames.beginnings(name).filter(this::isSpelled).findFirst();
  }

  /** True if the domain consists of these words alone: Tollerby has tollerby.example. */
  boolean isSpelled(String words) {
    // why: a branch has a part of the domain of another: north.chalk-bridge.example.
    return Optional.ofNullable(given)
        .map(URI::getHost)
        .or(() -> found().map(OwnDomain.Found::host))
        .filter(host -> OwnDomain.spells(host, words))
        .isPresent();
  }
}
