package org.vigie.enrich.overlap;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Spokesperson;

/**
 * Words that tell nothing about a point, because they only say who we are.
 *
 * @param words those of our names and of what we are, in lower case, without accents
 * @param roles roles of our people. Their words tell something elsewhere: with a <i>head of
 *     emergency medicine</i>, a hospital can say much about emergencies
 */
public record Unsaid(Set<String> words, PhraseList roles) {
  public static Unsaid of(Organisation organisation) {
    Names names = organisation.names();
    Set<String> words = new HashSet<>();
    List<Spokesperson> people = names.spokespeople();
    Stream.of(
            Stream.of(organisation.name()),
            names.calledAlso().stream(),
            names.kind() == null
                ? Stream.<String>empty()
                : Kinds.words(null, names.kind()).stream(),
            people.stream().map(Spokesperson::name),
            people.stream().flatMap(person -> person.spellings().stream()))
        .flatMap(each -> each)
        .forEach(text -> words.addAll(Tokens.of(text).words()));
    Stream<String> roles = people.stream().flatMap(person -> person.role().stream());
    return new Unsaid(words, new PhraseList(roles.map(NounPhrase::withoutArticle).toList()));
  }

  /** True if a word, in lower case, tells nothing. */
  public boolean contains(String word) {
    return words.contains(word);
  }

  /** Returns the words (indices) of a text that are in a role. */
  public BitSet inRoles(Tokens text) {
    BitSet found = new BitSet();
    for (int i = 0; i < text.size(); i++) {
      int length = roles.at(text, i);
      found.set(i, i + length);
    }
    return found;
  }
}
