package org.vigie.standalone.propose;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * What a press officer tells about the organisation.
 *
 * @param name as people print it; never blank
 * @param otherNames acronyms and other names
 * @param site address of the organisation's site; null if it has none
 * @param kind a kind such as {@code museum}; null to guess it from the name
 * @param releases files of releases and of their translations, or addresses of their pages
 * @param outlets addresses of outlets' sites
 */
public record Answers(
    String name,
    List<String> otherNames,
    @Nullable URI site,
    @Nullable String kind,
    List<Spokesperson> people,
    List<String> releases,
    List<URI> outlets) {
  public Answers {
    otherNames = List.copyOf(otherNames);
    people = List.copyOf(people);
    releases = List.copyOf(releases);
    outlets = List.copyOf(outlets);
  }
}
