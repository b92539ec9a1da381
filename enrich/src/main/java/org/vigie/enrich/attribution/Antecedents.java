package org.vigie.enrich.attribution;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.attribution.OurNames.Reference;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Tag;

/**
 * Finds who is meant by a reference such as “the hospital” in one field of an article: the last one
 * named who can be meant, us or another.
 */
final class Antecedents {
  /** Maximum number of sentences between a name and a reference to it. An estimate. */
  private static final int LOOK_BACK = 30;

  private final Attribution article;
  private final Tag.Field field;
  private final OurNames names;
  private final Map<Sentence, Named> named = new HashMap<>();
  private @Nullable Set<String> inNames;

  /**
   * The positions, in code units, of our names in a sentence, of people and of organisations.
   *
   * @param all positions of names of several words, also of places
   */
  private record Named(
      List<Integer> ours, List<Integer> people, List<Integer> organisations, List<Integer> all) {
    /** Returns who was named last before a position in the text; NOBODY if none was. */
    Source lastBefore(Reference reference, int position) {
      int us = last(ours, position);
      int them = last(reference == Reference.PERSON ? people : organisations, position);
      return us < 0 && them < 0 ? Source.NOBODY : us >= them ? Source.OURS : Source.OTHERS;
    }

    private static int last(List<Integer> names, int position) {
      return names.stream().mapToInt(name -> name).filter(at -> at < position).max().orElse(-1);
    }
  }

  Antecedents(Attribution article, Tag.Field field, OurNames names) {
    this.article = article;
    this.field = field;
    this.names = names;
  }

  /** Returns what the word at this index refers to if it can be us; null if it can't. */
  @Nullable Reference reference(Tokens words, int index) {
    Reference known = names.reference(words, index, article.language());
    return known == null && inNames().contains(words.word(index)) ? Reference.ORGANISATION : known;
  }

  /**
   * Returns the words for organisations in our names, by which an article goes on: {@code The
   * Lorvenne hospital group opens. … The group said}.
   */
  private Set<String> inNames() {
    if (inNames == null) {
      inNames =
          Stream.of(Tag.Field.values())
              .flatMap(
                  in ->
                      article.ours(in).stream()
                          .map(tag -> article.text(in).substring(tag.start(), tag.end())))
              .flatMap(name -> Tokens.of(name).words().stream())
              .flatMap(article.vocabulary()::organisationsIn)
              .collect(Collectors.toSet());
    }
    return inNames;
  }

  /** Returns the number of words of the reference at this index; 0 if there is none. */
  int length(Tokens words, int index) {
    int known = names.length(words, index, article.language());
    return known == 0 && inNames().contains(words.word(index)) ? 1 : known;
  }

  /** True if a word is in the name of one of our people. */
  boolean isOfPeople(String word) {
    return names.isOfPeople(word);
  }

  /** True if the word at this index is someone who speaks for an organisation. */
  boolean isVoice(Tokens words, int index) {
    return names.isVoice(words, index, article.language());
  }

  /** Returns the words for people and bodies that are never us: the police. */
  OurNames.Outsiders outsiders() {
    return names.outsiders(article.language());
  }

  /**
   * Returns who is meant by a reference at a position of the field, in code units. Returns NOBODY
   * if the article does not name the organisation: then nobody knows whose hospital it is.
   */
  Source of(Reference reference, int position) {
    if (!article.namesUs()) {
      return Source.NOBODY;
    }
    List<Sentence> before =
        article.sentences(field).stream().filter(each -> each.start() < position).toList();
    for (Sentence sentence : before.reversed().stream().limit(LOOK_BACK).toList()) {
      Source last = named(field, sentence).lastBefore(reference, position);
      if (last != Source.NOBODY) {
        return last;
      }
    }
    Sentence title = new Sentence(0, article.text(Tag.Field.title).length());
    Source titled = named(Tag.Field.title, title).lastBefore(reference, Integer.MAX_VALUE);
    // why: a text may begin “The hospital said”, and name us later; not after another name.
    boolean afterOthers = titled == Source.NOBODY && isAnyNameBefore(before, position);
    return titled == Source.OTHERS || afterOthers ? Source.OTHERS : Source.OURS;
  }

  /** True if a name of several words is before a position: {@code at Ashwell General, …}. */
  private boolean isAnyNameBefore(List<Sentence> sentences, int position) {
    return sentences.stream()
        .flatMap(sentence -> named(field, sentence).all.stream())
        .anyMatch(name -> name < position);
  }

  private Named named(Tag.Field in, Sentence sentence) {
    return in == field
        ? named.computeIfAbsent(sentence, each -> read(in, each))
        : read(in, sentence);
  }

  private Named read(Tag.Field in, Sentence sentence) {
    SentenceWords words = article.words(in, sentence);
    List<Tag> tags = article.ours(in);
    List<Integer> ours = tags.stream().map(Tag::start).filter(sentence::contains).toList();
    IntPredicate isUs = i -> tags.stream().anyMatch(tag -> words.isIn(i, tag));
    var others = new OtherSpeakers(words, article.all(in), ours, references(words), isUs);
    List<Integer> organisations =
        IntStream.range(0, words.size())
            .filter(i -> reference(words.tokens(), i) == Reference.ORGANISATION)
            .filter(i -> isOtherOrganisation(words, i, tags))
            .mapToObj(words::start)
            .toList();
    return new Named(
        Stream.concat(ours.stream(), others.staff().stream()).toList(),
        others.people(),
        Stream.concat(others.organisations().stream(), organisations.stream()).toList(),
        others.names());
  }

  /** Returns the indexes of the words that can refer to the organisation or to its people. */
  private BitSet references(SentenceWords words) {
    var found = new BitSet();
    for (int i = 0; i < words.size(); i++) {
      found.set(i, i + length(words.tokens(), i));
    }
    return found;
  }

  /** True for “hospital” in {@code the hospital of Lussange} and “groupe” in {@code groupe BP}. */
  private boolean isOtherOrganisation(SentenceWords words, int noun, List<Tag> ours) {
    int next = noun + length(words.tokens(), noun);
    while (words.is(next, WordKind.GENITIVES) && words.isTight(next)) {
      next++;
    }
    int owner = next;
    return owner < words.size()
        && words.isTight(owner)
        && words.isCapital(owner)
        && ours.stream().noneMatch(tag -> words.isIn(owner, tag));
  }
}
