package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

/** Finds the role of a spokesperson in the releases: {@code …, says Anne Dupré, the director}. */
public record Roles(List<ReleaseText> texts) {
  /** Maximum number of words of a role. An estimate: longer texts after a name are clauses. */
  private static final int MOST_WORDS = 5;

  /** Returns the person, with a role from each release if the answers have none. */
  public Spokesperson of(Spokesperson person) {
    if (!person.role().isEmpty()) {
      return person;
    }
    Pattern apposition =
        Pattern.compile(Pattern.quote(person.name()) + ",\\s+([\\p{L}'’ -]{3,60})[,.;:)»”\"]");
    List<String> roles = new ArrayList<>();
    for (ReleaseText text : texts) {
      Matcher found = apposition.matcher(text.text());
      if (found.find()) {
        String role = beforeOwner(found.group(1), text.language());
        if (Tokens.of(role).size() > 0 && !roles.contains(role)) {
          roles.add(role);
        }
      }
    }
    return new Spokesperson(person.name(), roles, person.spellings());
  }

  /** Returns the words before a name with a capital letter, without the “of” that joins them. */
  private static String beforeOwner(String phrase, String language) {
    Tokens tokens = Tokens.of(phrase);
    Lexicon joints = Lexicon.of(language, "genitives", "definite-articles");
    int end = 0;
    while (end < tokens.size() && !Character.isUpperCase(phrase.codePointAt(tokens.start(end)))) {
      end++;
    }
    if (end < tokens.size()) {
      while (end > 0 && joints.contains(tokens.word(end - 1))) {
        end--;
      }
    }
    return end == 0 || end > MOST_WORDS ? "" : phrase.substring(0, tokens.end(end - 1));
  }
}
