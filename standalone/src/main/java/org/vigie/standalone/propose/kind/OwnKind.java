package org.vigie.standalone.propose.kind;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.kind.OwnNouns.Noun;

/**
 * Guesses what kind of organisation we are, and how others may call us: from our name, as
 * <i>Sailing Museum</i>; from what the releases say directly before or behind our name, as {@code
 * the charity River Trust} and {@code the River Trust is a network of associations}; from what the
 * standing text says instead of it, as {@code The charity employs 40 people}.
 */
public final class OwnKind {
  private final List<Set<String>> named;
  private final List<Set<String>> said = new ArrayList<>();
  private final List<Set<String>> saidForName = new ArrayList<>();
  private final Set<String> nouns = new LinkedHashSet<>();

  /** Takes the texts of all releases, and our names; the first is that of the configuration. */
  public OwnKind(List<ReleaseText> texts, List<String> names) {
    named = ofName(names.getFirst());
    for (ReleaseText text : texts) {
      String language = text.language();
      List<NamedText> news = new ArrayList<>();
      List<NamedText> standing = new ArrayList<>();
      List<Sentence> ends = StandingText.of(text);
      int start = 0;
      for (Sentence end : ends) {
        news.addAll(
            NamedText.sentences(text.text().substring(start, end.start()), language, names));
        standing.addAll(
            NamedText.sentences(text.text().substring(end.start(), end.end()), language, names));
        start = end.end();
      }
      news.addAll(NamedText.sentences(text.text().substring(start), language, names));
      said.addAll(new SelfDescription(language, names.getFirst()).kinds(standing));
      OwnNouns own = new OwnNouns(language);
      List<Noun> before = own.beforeName(news);
      before.forEach(noun -> said.add(noun.kinds()));
      before.forEach(noun -> nouns.add(noun.text()));
      saidForName.addAll(own.forName(standing));
    }
  }

  /** Returns the kind; empty if there is none, or more than one. */
  public Optional<String> guess() {
    return ofSingle(named)
        .or(() -> mostSaid(said))
        .or(() -> mostSaid(saidForName))
        .or(() -> mostSaid(named));
  }

  /** Returns the nouns before our name that don't follow from the kind. */
  public List<String> nouns() {
    Set<String> known =
        guess().map(kind -> KindNouns.folded(Kinds.words(null, kind))).orElse(Set.of());
    return nouns.stream().filter(noun -> !known.containsAll(Tokens.of(noun).words())).toList();
  }

  /** Returns the kind of the words that mean only one, if it is the same for all of them. */
  private static Optional<String> ofSingle(List<Set<String>> sets) {
    Set<String> single =
        sets.stream().filter(set -> set.size() == 1).flatMap(Set::stream).collect(toSet());
    return single.size() == 1 ? single.stream().findFirst() : Optional.empty();
  }

  /** Returns the kind that most nouns can mean. Of several, they must be meanings of one noun. */
  private static Optional<String> mostSaid(List<Set<String>> sets) {
    Map<String, Long> votes =
        sets.stream().flatMap(Set::stream).collect(groupingBy(kind -> kind, counting()));
    long most = votes.values().stream().mapToLong(each -> each).max().orElse(0);
    Set<String> first = new TreeSet<>(votes.keySet());
    votes.forEach((kind, each) -> first.removeIf(it -> it.equals(kind) && each < most));
    return sets.stream().anyMatch(set -> set.containsAll(first))
        ? Kinds.usual(first)
        : Optional.empty();
  }

  /** Returns the kinds that each word of the name can mean. A network can be one of anybody. */
  private static List<Set<String>> ofName(String written) {
    Set<String> words = new TreeSet<>(Tokens.of(written).words());
    Kinds.all().forEach(kind -> words.removeAll(KindNouns.folded(Kinds.groupings(null, kind))));
    return words.stream()
        .map(
            word ->
                Kinds.all().stream()
                    .filter(kind -> KindNouns.folded(Kinds.words(null, kind)).contains(word))
                    .collect(toSet()))
        .filter(kinds -> !kinds.isEmpty())
        .toList();
  }
}
