package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Guesses what kind of organisation we are: from our name, as <i>Sailing Museum</i>, else from what
 * the standing text of the releases says directly behind our name, as {@code the River Trust is a
 * charity} and {@code is a network of associations}.
 *
 * @param names our names; the first one is the name in the configuration
 */
public record OwnKind(List<ReleaseText> texts, List<String> names) {
  public OwnKind {
    texts = List.copyOf(texts);
    names = List.copyOf(names);
  }

  /** Returns the kind; empty if there is none, or more than one. */
  public Optional<String> guess() {
    Set<String> named = ofName();
    if (named.size() == 1) {
      return named.stream().findFirst();
    }
    List<Set<String>> said = new ArrayList<>();
    texts.forEach(text -> said.addAll(new SelfDescription(text.language(), names).kinds(text)));
    return only(said);
  }

  /** Returns the only kind that is in all sets. */
  private static Optional<String> only(List<Set<String>> sets) {
    Set<String> all = sets.isEmpty() ? new TreeSet<>() : new TreeSet<>(sets.getFirst());
    sets.forEach(all::retainAll);
    return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  /** Returns the kinds whose words are in the name. A network can be one of anybody. */
  private Set<String> ofName() {
    Set<String> name = new HashSet<>(Tokens.of(names.getFirst()).words());
    Kinds.all().forEach(kind -> name.removeAll(folded(Kinds.groupings(null, kind))));
    return Kinds.all().stream()
        .filter(
            kind ->
                Kinds.words(null, kind).stream()
                    .anyMatch(noun -> name.containsAll(Tokens.of(noun).words())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> folded(List<String> words) {
    return words.stream()
        .flatMap(word -> Tokens.of(word).words().stream())
        .collect(Collectors.toSet());
  }
}
