package org.vigie.enrich.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.enrich.language.Compounds;
import org.vigie.enrich.language.Concepts;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.points.PointIndex.Compared;
import org.vigie.enrich.points.PointIndex.Found;
import org.vigie.enrich.points.PointIndex.Hit;
import org.vigie.enrich.text.Beginnings;
import org.vigie.enrich.text.Tokens;

/** The points as articles in one language repeat them. */
final class PointsInLanguage {
  /** Maximum number of digits of a number that texts may write in words. */
  private static final int LONGEST_NUMBER = 10;

  /** Number of letters in which a word and its stem are equal; in a short word, one less. */
  private static final int START = 3;

  private static final int SHORT_START = 2;

  /** Maximum letters of a word whose stem can have less than three: <i>rues</i> has ru. */
  private static final int SHORT = 4;

  /** Sign before a name. No stem begins with it. */
  private static final String NAME = "@";

  /** Sign between a compound and one of its parts. */
  private static final String PART = "+";

  /** Between these parts of a number is another one that is about equal. An estimate. */
  private static final BigDecimal LEAST_ROUNDED = new BigDecimal("0.91");

  private static final BigDecimal MOST_ROUNDED = new BigDecimal("1.1");

  /** Part that another word for the same counts, in the point's language. */
  private static final double SYNONYM = 0.6;

  /** Part that a word for the same counts in another language. */
  private static final double TRANSLATION = 0.8;

  /** Part that a word counts that begins like one of the point's language. Chosen on articles. */
  private static final double RELATED = 0.5;

  /** Minimum number of letters of a part of a compound. An estimate: shorter ones are endings. */
  private static final int LEAST_PART = 5;

  /** Part that a part of a compound counts. An estimate. */
  private static final double OF_COMPOUND = 0.6;

  /** Minimum number of letters of a word that is cut into two known words. An estimate. */
  private static final int SHORTEST_COMPOUND = 6;

  private final Background background;
  private final String language;
  private final boolean compounds;
  private final Hits hits = new Hits();
  private final Set<String> starts = new HashSet<>();
  private final Set<Long> values = new HashSet<>();
  private final NavigableMap<BigDecimal, Set<String>> numbers = new TreeMap<>();
  private final Map<String, Compared> compared = new HashMap<>();
  private final TermReader reader;

  /** True if there are points in other languages, for which names and beginnings count. */
  private boolean foreign;

  PointsInLanguage(String language, List<Point> points) {
    this.language = language;
    this.background = Background.of(language);
    this.compounds = WordLists.hasCompounds(language);
    points.stream().collect(Collectors.groupingBy(Point::source)).values().forEach(this::addAll);
    this.reader = new TermReader(language, NumberSpellings.with(language, values));
  }

  /** Returns with what articles are compared, by {@link Point#source}. */
  Map<String, Compared> compared() {
    return Collections.unmodifiableMap(compared);
  }

  /** Adds the points of one source: those in the language, or else those in all others. */
  private void addAll(List<Point> ofSource) {
    List<Point> same =
        ofSource.stream().filter(point -> language.equals(point.language())).toList();
    List<Point> points = same.isEmpty() ? ofSource : same;
    compared.put(points.getFirst().source(), Compared.with(points, same.isEmpty()));
    for (Point point : points) {
      point.weights().forEach((key, weight) -> add(new Hit(point, key, weight), !same.isEmpty()));
      if (same.isEmpty()) {
        foreign = true;
        point.names().forEach((name, key) -> addName(point, name, key));
      }
    }
  }

  private void add(Hit hit, boolean same) {
    String key = hit.key();
    if (key.startsWith(Term.NUMBER)) {
      addNumber(hit);
      return;
    }
    if (same) {
      putWord(key, hit);
    }
    if (Beginnings.isLong(key)) {
      double related = same ? RELATED : 1;
      hits.put(Beginnings.of(key), new Hit(hit.point(), key, hit.weight() * related));
    }
    addAlike(hit, key, same ? SYNONYM : TRANSLATION);
    if (!same) {
      Compounds words = Compounds.of(String.valueOf(hit.point().language()));
      for (String part : words.parts(hit.point().word(key), key)) {
        Hit ofPart = new Hit(hit.point(), key + PART + part, hit.weight());
        addAlike(ofPart, part, TRANSLATION * OF_COMPOUND);
      }
    }
  }

  /** Adds the words that mean the same as a word. */
  private void addAlike(Hit hit, String stem, double counts) {
    for (String other : Concepts.alike(hit.point().language(), stem, language)) {
      // why: French "projet" also means a scheme, but tells little, because it is frequent.
      double tells = Math.min(hit.weight(), background.weight(other));
      putWord(other, new Hit(hit.point(), hit.key(), tells * counts));
    }
  }

  private void addNumber(Hit hit) {
    BigDecimal value = Term.value(hit.key());
    if (hit.key().indexOf('.') < 0 && hit.key().length() < LONGEST_NUMBER) {
      values.add(value.longValueExact());
    }
    numbers.computeIfAbsent(value, _ -> new TreeSet<>()).add(hit.key());
    hits.put(hit.key(), hit);
  }

  /** Returns hits of numbers that are about equal to a number, if one of the two is rounded. */
  private List<Hit> about(Term term) {
    BigDecimal value = Term.value(term.key());
    List<Hit> found = List.of();
    for (Set<String> keys :
        numbers
            .subMap(value.multiply(LEAST_ROUNDED), true, value.multiply(MOST_ROUNDED), true)
            .values()) {
      for (String key : keys) {
        if (Term.isPercent(key) == Term.isPercent(term.key())
            && (Term.isRounded(key) || Term.isRounded(term.key()))) {
          found = Hits.strongest(found, hits.of(key, Term.OF_ROUNDED));
        }
      }
    }
    return found;
  }

  private void addName(Point point, String name, String key) {
    Double weight = point.weights().get(key);
    if (weight != null) {
      hits.put(NAME + name, new Hit(point, key, weight));
    }
  }

  private void putWord(String stem, Hit hit) {
    hits.put(stem, hit);
    starts.add(start(stem, stem.length() > START ? START : SHORT_START));
    starts.add(start(stem, START));
  }

  List<Found> find(String text, Tokens words) {
    List<Found> found = new ArrayList<>();
    for (Term term : reader.read(text, words, this::isCandidate)) {
      List<Hit> all = hits(term, text, words);
      if (!all.isEmpty() || term.isTellingNumber()) {
        found.add(new Found(term, all));
      }
    }
    return found;
  }

  /** Returns what a word tells for each point: as a stem, by its beginning or as a name. */
  private List<Hit> hits(Term term, String text, Tokens words) {
    List<Hit> own = hits.of(term.key());
    if (term.isNumber()) {
      return Hits.strongest(own, about(term));
    }
    String word = words.word(term.first());
    // why: "contre", a frequent word, begins like "contrat", but is not of its family.
    double tells = background.weight(term.key());
    List<Hit> alike = Hits.strongest(own, hits.of(Beginnings.of(word), tells));
    List<Hit> whole = foreign ? Hits.strongest(alike, name(term, text, words)) : alike;
    return compounds ? Hits.strongest(whole, ofCompound(word, term.key())) : whole;
  }

  private List<Hit> name(Term term, String text, Tokens words) {
    boolean capital = Character.isUpperCase(text.codePointAt(words.start(term.first())));
    return capital ? hits.of(NAME + words.word(term.first())) : List.of();
  }

  /** Returns what the first and the last part of a compound tell: those of <i>Nachtfähre</i>. */
  private List<Hit> ofCompound(String word, String stem) {
    List<Hit> found = List.of();
    for (int cut = LEAST_PART; cut <= stem.length() - LEAST_PART; cut++) {
      found = Hits.strongest(found, hits.of(stem.substring(0, cut), OF_COMPOUND));
      found = Hits.strongest(found, hits.of(stem.substring(cut), OF_COMPOUND));
    }
    for (String part : Compounds.of(language).parts(word, stem)) {
      found = Hits.strongest(found, hits.of(part, OF_COMPOUND));
    }
    return found;
  }

  /** True if it is worth while to stem a word: a stem begins with letters of its word. */
  private boolean isCandidate(String word) {
    return starts.contains(start(word, START))
        || (word.length() <= SHORT && starts.contains(start(word, SHORT_START)))
        || (compounds && word.length() >= SHORTEST_COMPOUND)
        || (foreign && (hits.has(Beginnings.of(word)) || hits.has(NAME + word)));
  }

  private static String start(String word, int letters) {
    return word.substring(0, Math.min(letters, word.length()));
  }
}
