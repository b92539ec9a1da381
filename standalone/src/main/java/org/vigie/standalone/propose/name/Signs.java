package org.vigie.standalone.propose.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.ReleaseWords;

/**
 * Collects what shows that a name which others can have means us: names that belong to us, and the
 * words that tell the subject of our releases.
 */
final class Signs {
  /** Maximum number of names from the release that count as a sign of us. Chosen: one line. */
  private static final int MOST = 10;

  /** Number of words of each release's text that show its subject. Chosen: one line. */
  private static final int MOST_SUBJECTS = 8;

  /** Number of these words that an article must have. An estimate: one is an accident. */
  private static final int LEAST_SUBJECTS = 2;

  private final FoundNames names;
  private final NameParts nameParts;
  private final ReleaseWords words;

  /** Names in quotation marks. */
  private final Set<String> signs = new LinkedHashSet<>();

  /** Places that are not ours, such as the town of a summit: others who are there name it, too. */
  private final Set<String> places = new LinkedHashSet<>();

  private final Set<String> subjects;

  Signs(FoundNames names, NameParts nameParts, ReleaseWords words) {
    this.names = names;
    this.nameParts = nameParts;
    this.words = words;
    addSigns();
    this.subjects = subjects();
  }

  /** Returns the query for all signs; empty if there are too few. */
  Optional<String> query() {
    return query(signs);
  }

  /** Returns the query for all signs but a name; empty if there are too few. */
  Optional<String> queryWithout(String name) {
    Set<String> others = new LinkedHashSet<>(signs);
    others.removeIf(sign -> sign.equalsIgnoreCase(quoted(name)));
    return query(others);
  }

  /** Returns a name that is a sign of us; an empty text if there is none. */
  String example() {
    return signs.stream().findFirst().orElse("").replace("\"", "");
  }

  private Optional<String> query(Set<String> signs) {
    String names = "(" + String.join(" ", signs) + ")";
    if (subjects.size() < MOST_SUBJECTS) {
      return Optional.of(names).filter(_ -> !signs.isEmpty());
    }
    String said = "stem:ATLEAST/" + LEAST_SUBJECTS + " (" + String.join(" ", subjects) + ")";
    return Optional.of(signs.isEmpty() ? said : "(" + names + " OR " + said + ")");
  }

  private void addSigns() {
    // why: others have a name of one word, too: Dominique.
    names.people().filter(person -> Tokens.of(person).size() > 1).forEach(this::add);
    names.site().domains().forEach(this::add);
    names.all().stream().filter(name -> !nameParts.isShared(name)).forEach(this::add);
    List<String> named = inReleases();
    named.stream().filter(words::isOnlyAPlace).forEach(places::add);
    named.stream().filter(name -> !places.contains(name)).limit(MOST).forEach(this::add);
    shared().flatMap(words::withKindBefore).forEach(this::add);
  }

  private void add(String name) {
    signs.add(quoted(name));
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private Stream<String> shared() {
    return names.all().stream().filter(nameParts::isShared);
  }

  private Set<String> subjects() {
    Stream<String> towns = words.texts().stream().flatMap(Dateline::towns);
    Set<String> others =
        wordsOf(Stream.of(shared(), signs.stream(), places.stream(), towns).flatMap(it -> it));
    return words.subjects(others, MOST_SUBJECTS);
  }

  /** Returns names in the releases that are neither ours nor parts of our people's names. */
  private List<String> inReleases() {
    Set<String> own = wordsOf(names.all().stream());
    own.removeIf(words::isEveryday);
    Set<String> ofPeople = wordsOf(names.people());
    return words.names().entrySet().stream()
        .filter(name -> Tokens.of(name.getKey()).words().stream().noneMatch(own::contains))
        .filter(name -> !ofPeople.containsAll(Tokens.of(name.getKey()).words()))
        .filter(name -> isSign(name.getKey(), name.getValue()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** True for a name of two words or more, or one that the release repeats; not for months. */
  private boolean isSign(String name, int times) {
    List<String> tokens = Tokens.of(name).words();
    return (times > 1 || tokens.size() > 1)
        && tokens.stream().filter(words::isCommon).count() < (tokens.size() + 1) / 2
        && words.isInEachText(name);
  }

  /** Returns the words of names, in lower case and without accents. */
  static Set<String> wordsOf(Stream<String> names) {
    return names.flatMap(name -> Tokens.of(name).words().stream()).collect(Collectors.toSet());
  }
}
