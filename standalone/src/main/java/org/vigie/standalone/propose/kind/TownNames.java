package org.vigie.standalone.propose.kind;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
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
  /** Minimum letters of an adjective behind a noun. An estimate: most prepositions have fewer. */
  private static final int LEAST_LETTERS = 5;

  /**
   * Returns queries for our town beside the noun for our kind and the word that says which one, if
   * our name has all of them: <i>Children's Hospital</i>, <i>Kinderspital</i>. Without that word,
   * the noun can mean another one in our town.
   */
  public List<String> queries() {
    return parts().flatMap(part -> beside(part.town, part.rest)).toList();
  }

  /** Returns our name without its town; nothing if it has none. */
  Stream<String> withoutTown() {
    return parts().map(Part::rest);
  }

  /** A town with which our name begins or ends, as our name has it, and the rest of our name. */
  private record Part(String town, String rest) {}

  private Stream<Part> parts() {
    return texts.stream()
        .flatMap(Dateline::towns)
        .distinct()
        .map(Pattern::quote)
        .map("(?iu)(%1$s) (.+)|(.+)[ '’](%1$s)"::formatted)
        .map(pattern -> Pattern.compile(pattern).matcher(name))
        .filter(Matcher::matches)
        .map(
            found ->
                found.group(1) == null
                    ? new Part(found.group(4), withoutOf(found.group(3)))
                    : new Part(found.group(1), found.group(2)));
  }

  /** Returns a text without the “of” of the town behind it: <i>Hôpital Anna Berg de</i>. */
  private static String withoutOf(String text) {
    Tokens words = Tokens.of(text);
    int last =
        KindNouns.lastBefore(
            words.size(), i -> words.word(i).length() > 1 && !KindNouns.isSmall(words.word(i)));
    return last < 0 ? "" : text.substring(0, words.end(last));
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
    int before = KindNouns.lastBefore(noun, i -> words.word(i).length() > 1);
    int from = isPlain && saysWhich(words, before, 2) ? before : noun;
    int to = isPlain && from == noun && saysWhich(words, noun + 1, LEAST_LETTERS) ? noun + 1 : noun;
    return Stream.of(rest.substring(words.start(from), words.end(to)))
        .filter(_ -> from < to || !isPlain)
        .map(ours -> "stem:\"%s\" NEAR/1 exact:\"%s\"".formatted(ours, town));
  }

  private boolean saysWhich(Tokens words, int word, int letters) {
    return word >= 0
        && word < words.size()
        && words.word(word).length() >= letters
        && !KindNouns.isSmall(words.word(word))
        && isCommon.test(words.word(word));
  }
}
