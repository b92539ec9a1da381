package org.vigie.standalone.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.overlap.Addresses;
import org.vigie.enrich.overlap.NameUses;
import org.vigie.enrich.points.Background;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Tells which names are common nouns of the releases themselves: <i>Haies Vives</i>, whose release
 * speaks of <i>haies</i>.
 */
record CommonNouns(List<Release> releases) {
  /** Maximum number of words of such a name. An estimate: a longer one is no accident. */
  private static final int LONGEST = 3;

  private static final PhraseList KINDS = new PhraseList(Kinds.words(null));

  /**
   * A common noun in a name.
   *
   * @param word as the name writes it
   * @param release id of the first release that has it in small letters
   */
  record Noun(String word, String release) {
    String inSmallLetters(String name) {
      String of = word.equals(name) ? "" : " of \"" + name + "\"";
      return "the release %s has \"%s\"%s in small letters, too".formatted(release, word, of);
    }
  }

  /**
   * Returns the noun with which a short name begins. Empty if another word of the name is ours
   * alone: a release has it without the name, as <i>Vessagnol</i> of <i>Laiteries Vessagnol</i>.
   */
  Optional<Noun> leading(String name) {
    List<String> rare = rare(name);
    return rare.stream()
        .limit(1)
        .filter(word -> Tokens.of(name).size() <= LONGEST && name.startsWith(word))
        .filter(_ -> rare.stream().noneMatch(word -> noun(word).isEmpty() && isAlone(word, name)))
        .flatMap(word -> noun(word).stream())
        .findFirst();
  }

  private boolean isAlone(String word, String name) {
    return releases.stream()
        .flatMap(release -> release.texts().stream())
        .map(text -> Addresses.removed(text.title() + "\n" + text.text()).replace(name, " "))
        .anyMatch(text -> Tokens.of(text).words().contains(Tokens.of(word).word(0)));
  }

  /** Returns the first rare word of a short name if each of its rare words is such a noun. */
  Optional<Noun> in(String name) {
    List<String> rare = rare(name);
    boolean areNouns =
        Tokens.of(name).size() <= LONGEST && rare.stream().allMatch(word -> noun(word).isPresent());
    return rare.stream().filter(_ -> areNouns).findFirst().flatMap(this::noun);
  }

  /** Returns the rare words of a name that don't stand for a kind of organisation. */
  private List<String> rare(String name) {
    Tokens words = Tokens.of(name);
    return IntStream.range(0, words.size())
        .filter(i -> KINDS.at(words, i) == 0 && isRare(words.word(i)))
        .mapToObj(i -> name.substring(words.start(i), words.end(i)))
        .toList();
  }

  boolean has(String name) {
    return in(name).isPresent();
  }

  /** True for a name of one such noun: a sentence can begin with it. False in capitals only. */
  boolean canBeginSentence(String name) {
    return Tokens.of(name).size() == 1 && !name.equals(name.toUpperCase(Locale.ROOT)) && has(name);
  }

  private Optional<Noun> noun(String word) {
    return releases.stream()
        .filter(release -> NameUses.isCommonWord(word, release.texts()))
        .map(release -> new Noun(word, release.id()))
        .findFirst();
  }

  private boolean isRare(String word) {
    return releases.stream()
        .flatMap(release -> release.texts().stream())
        .map(ReleaseText::language)
        .allMatch(each -> Background.of(each).weight(Stems.of(each).stem(word)) == 1);
  }
}
