package org.vigie.standalone.propose.kind;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.overlap.Dateline;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds what others call an organisation whose name has its town at its beginning or end: the
 * <i>Anna Berg Children's Hospital Ardane</i> is the <i>Ardane children's hospital</i>.
 *
 * @param kind such as <i>hospital</i>, see {@link Kinds}
 * @param texts our releases, whose datelines name the town
 * @param isCommon true for a word, in lower case and without accents, that is no name by itself
 */
public record TownNames(
    String name, String kind, List<ReleaseText> texts, Predicate<String> isCommon) {
  private static final Lexicon SMALL = Lexicon.of(null, "articles", "determiners", "genitives");

  /**
   * Returns queries for our town beside the noun for our kind and the word that says which one, if
   * our name has all of them: <i>Children's Hospital</i>, <i>Kinderspital</i>. Without that word,
   * it can be another one.
   */
  public List<String> queries() {
    return towns().flatMap(town -> beside(town, without(town))).toList();
  }

  /** Returns our name without its town; nothing if it has none. */
  Stream<String> withoutTown() {
    return towns().map(this::without);
  }

  private Stream<String> towns() {
    return texts.stream()
        .flatMap(Dateline::towns)
        .distinct()
        .filter(
            town -> name.startsWith(town + " ") || name.matches(".+[ '’]" + Pattern.quote(town)));
  }

  private String without(String town) {
    String rest = name.startsWith(town) ? name.substring(town.length()) : name.replace(town, "");
    Tokens words = Tokens.of(rest);
    // why: in Hôpital Anna Berg de Lyon and Hôpital Anna Berg d'Arles, “of” belongs to the town.
    int last =
        last(words.size(), i -> words.word(i).length() > 1 && !SMALL.contains(words.word(i)));
    return last < 0 ? "" : rest.substring(0, words.end(last)).strip();
  }

  private Stream<String> beside(String town, String rest) {
    Tokens words = Tokens.of(rest);
    int noun = KindNouns.indexIn(words, kind, texts);
    if (noun == words.size()) {
      return Stream.empty();
    }
    Set<String> nouns = KindNouns.folded(Kinds.tellingWords(null, kind));
    boolean isPlain = nouns.contains(words.word(noun));
    // why: the words of Children's are children and s.
    int before = last(noun, i -> words.word(i).length() > 1);
    int from = isPlain && saysWhich(words, before) ? before : noun;
    int to = isPlain && from == noun && saysWhich(words, noun + 1) ? noun + 1 : noun;
    return Stream.of(rest.substring(words.start(from), words.end(to)))
        .filter(_ -> from < to || !isPlain)
        .map(ours -> "stem:\"%s\" NEAR/1 exact:\"%s\"".formatted(ours, town));
  }

  private boolean saysWhich(Tokens words, int word) {
    return word >= 0
        && word < words.size()
        && !SMALL.contains(words.word(word))
        && isCommon.test(words.word(word));
  }

  private static int last(int before, IntPredicate condition) {
    return IntStream.range(0, before).filter(condition).max().orElse(-1);
  }
}
