package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigie.enrich.language.NameEndings;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.ReleaseWords;

/** Writes queries for a name, in all spellings in which papers print it. */
record NameQueries(NameParts nameParts, ReleaseWords words) {
  /** Returns a query for a name that is found without another sign of us. */
  String of(String name) {
    List<String> tokens = Tokens.of(name).words();
    if (tokens.size() >= NameParts.LONG_NAME) {
      // why: texts decline a name, as in German: des Bundes der Familien.
      return "stem:\"" + name + "\"";
    }
    // why: a common word in the name, as in Soft Landing, can make the whole a common phrase.
    boolean areRare = tokens.stream().allMatch(word -> words.weight(word) == 1);
    return tokens.size() > 1 && areRare ? "\"" + name + "\"" : exactly(name);
  }

  /**
   * Returns a query that finds a name as we write it, in capitals, with a small first letter, as
   * papers print a name in capitals, or with an ending of our language.
   */
  String exactly(String name) {
    List<String> tokens = Tokens.of(name).words();
    String first = Capitals.withSmallFirst(name);
    String printed = tokens.size() > 1 ? Capitals.asPrinted(name) : name;
    Stream<String> forms = Stream.of(name, Capitals.of(name), first, printed);
    List<String> exact =
        Stream.of(forms, withEndings(name), behindOthers(name))
            .flatMap(each -> each)
            .filter(form -> !form.equals(form.toLowerCase(Locale.ROOT)) || form.equals(name))
            .filter(form -> tokens.size() > 1 || !form.equals(first) || form.equals(name))
            .distinct()
            .map(form -> "\"" + form + "\"")
            .toList();
    return exact.size() == 1
        ? "exact:" + exact.getFirst()
        : "exact:(" + String.join(" ", exact) + ")";
  }

  /**
   * Returns the forms of a name with a small article at its beginning: at that of a sentence, and
   * behind “of”: <i>Le Douze, du Douze</i>.
   */
  private Stream<String> behindOthers(String name) {
    Tokens tokens = Tokens.of(name);
    if (tokens.size() < 2
        || !Character.isLowerCase(name.codePointAt(0))
        || !nameParts.isArticle(tokens.word(0))) {
      return Stream.empty();
    }
    String rest = name.substring(tokens.start(1));
    return Stream.concat(
        Stream.of(Capitals.withCapital(name)),
        words.texts().stream()
            .flatMap(text -> WordLists.entries(text.language(), "genitives").stream())
            .filter(of -> of.length() > 1)
            .map(of -> of + " " + rest));
  }

  private Stream<String> withEndings(String name) {
    return words.texts().stream()
        .flatMap(text -> NameEndings.of(name, text.language()))
        .filter(form -> !words.isCommon(Tokens.of(form).word(0)));
  }
}
