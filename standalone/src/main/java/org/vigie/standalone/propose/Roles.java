package org.vigie.standalone.propose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.Offices;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.kind.OwnKind;
import org.vigie.standalone.propose.role.OfficeBefore;

/**
 * Finds the role of a spokesperson in the releases: {@code …, says Anne Dupré, the director}, else
 * {@code says the director, Anne Dupré}, and <i>Direktorin Anne Dupré</i>.
 *
 * @param ours names of the organisation, which are no part of a role
 */
public record Roles(List<ReleaseText> texts, List<String> ours) {
  /** Maximum number of words of a role. An estimate: longer texts after a name are clauses. */
  private static final int MOST_WORDS = 5;

  /** Letters of a phrase behind a name, above which it must begin with an office. An estimate. */
  private static final int LONG_ROLE = 60;

  /** Returns the person, with a role from each release if the answers have none. */
  public Spokesperson of(Spokesperson person) {
    if (!person.role().isEmpty()) {
      return person;
    }
    Set<String> roles = new LinkedHashSet<>();
    for (ReleaseText text : texts) {
      roles.add(beside(person.name(), text));
      if (WordLists.hasCompounds(text.language())) {
        roles.add(before(person.name(), text));
      }
    }
    roles.remove("");
    return new Spokesperson(person.name(), List.copyOf(roles), person.spellings());
  }

  /** True if the releases have a name with an office beside it. */
  boolean isOfficer(String name) {
    return of(new Spokesperson(name, List.of(), List.of())).role().stream()
        .anyMatch(Roles::hasOffice);
  }

  /** Returns the role after the name and a comma, else in a contact; empty if there is none. */
  private String after(String name, ReleaseText text) {
    Matcher found =
        Pattern.compile(Pattern.quote(name) + ",\\s+([\\p{L}'’& -]{3,120})[,.;:)»“”\"]")
            .matcher(text.text());
    // why: a longer one that is no office is a clause, or what others can be, too.
    return found.find()
            && (found.group(1).length() <= LONG_ROLE || beginsWithOffice(Tokens.of(found.group(1))))
        ? beforeOwner(withUs(found.group(1), text.language()), text.language())
        : inContact(name, text);
  }

  /**
   * Returns the office behind the name in the lines of a contact: behind a sign, or on a line of
   * its own; empty if there is none.
   */
  private String inContact(String name, ReleaseText text) {
    return Pattern.compile(
            Pattern.quote(name)
                + "(?:,\\h*+|\\h*+[(|]\\h*+|\\h++[–—-]\\h++|\\h*+\\R\\h*+)(\\p{L}[\\p{L}'’& -]{1,58}?\\p{L})"
                + "\\h*+(?:[,)|]|(?<=\\h)[–—-]\\h|\\R|$)")
        .matcher(text.text())
        .results()
        .map(found -> found.group(1))
        .filter(phrase -> beginsWithOffice(Tokens.of(phrase)))
        .map(phrase -> beforeOwner(phrase, text.language()))
        .findFirst()
        .orElse("");
  }

  /** True for “press officer” and “la directrice”. */
  private static boolean beginsWithOffice(Tokens tokens) {
    return tokens.size() > 0 && (isOffice(tokens, 0) || isOffice(tokens, 1));
  }

  /**
   * Leaves out a trade before an office of ours: <i>Hirt und [Vizepräsident von Vigie]</i>, but
   * <i>Präsident und Gründer von Vigie</i>.
   */
  private String withUs(String phrase, String language) {
    Lexicon joints = Lexicon.of(language, "joints");
    Tokens tokens = Tokens.of(phrase);
    int owner = owner(phrase);
    int first = 0;
    for (int i = 1; owner < phrase.length() && i < tokens.size() && tokens.end(i) < owner; i++) {
      if (joints.contains(tokens.word(i - 1)) && isOffice(tokens, i) && first == 0) {
        first = isOffice(tokens, 0) ? 0 : i;
      }
    }
    return tokens.size() == 0 ? phrase : phrase.substring(tokens.start(first));
  }

  /** True for “director” and for “vice” in {@code vice director}. */
  private static boolean isOffice(Tokens tokens, int word) {
    return IntStream.range(word, Math.min(tokens.size(), word + 2))
        .anyMatch(i -> Offices.isOffice(tokens.word(i)));
  }

  /**
   * Returns the role behind the name. If that is no office, returns the office before the name, if
   * there is one: <i>the director</i>, Anne Dupré, on Monday.
   */
  private String beside(String name, ReleaseText text) {
    String behind = after(name, text);
    if (hasOffice(behind)) {
      return behind;
    }
    String language = text.language();
    String before = OfficeBefore.of(name, text);
    Tokens tokens = Tokens.of(before);
    // why: of Mayor Anne Hall, the word with a capital letter is the office, and no owner's name.
    boolean isTitle =
        tokens.size() > 0
            && isCapital(before, tokens, 0)
            && Offices.isOffice(tokens.word(tokens.size() - 1));
    String role = isTitle ? before : beforeOwner(withUs(before, language), language);
    return hasOffice(role) ? role : behind;
  }

  private static boolean hasOffice(String role) {
    return Tokens.of(role).words().stream().anyMatch(Offices::isOffice);
  }

  /**
   * Returns the noun before the name, if it has a capital letter as in German and does not begin a
   * sentence; empty if there is none.
   */
  private static String before(String name, ReleaseText text) {
    Matcher found =
        Pattern.compile("[\\p{L},] (\\p{Lu}\\p{L}{4,})\\s" + Pattern.quote(name))
            .matcher(text.text());
    return found.find() ? found.group(1) : "";
  }

  /**
   * Returns the words before a name with a capital letter, without the “of” that joins them. If the
   * role itself begins with a capital letter, returns the words before our name. In German and
   * Dutch, returns the words before that “of”: German nouns have capital letters, too.
   */
  private String beforeOwner(String phrase, String language) {
    Tokens tokens = Tokens.of(phrase);
    int end = ownersWord(phrase, tokens, language);
    if (end < tokens.size()) {
      Lexicon joints = joints(language);
      Lexicon prepositions = Lexicon.of(language, "place-prepositions", "before-nouns");
      while (end > 0
          && (joints.contains(tokens.word(end - 1))
              || prepositions.contains(tokens.word(end - 1)))) {
        end--;
      }
    }
    end = beforeKind(tokens, beforeJoint(tokens, end, language), language);
    boolean isRole =
        end > 0 && end <= MOST_WORDS && !Lexicon.of(language, "relatives").contains(tokens.word(0));
    return isRole ? phrase.substring(0, tokens.end(end - 1)) : "";
  }

  /**
   * Of a long role, keeps the first if it is an office: <i>director</i> and founder of our hospital
   * in the north. Others can be surgeons, too.
   */
  private static int beforeJoint(Tokens tokens, int end, String language) {
    Lexicon joints = Lexicon.of(language, "joints");
    return end <= MOST_WORDS
        ? end
        : IntStream.range(1, end)
            .filter(i -> joints.contains(tokens.word(i)))
            .limit(1)
            .filter(i -> IntStream.range(0, i).anyMatch(k -> Offices.isOffice(tokens.word(k))))
            .findFirst()
            .orElse(end);
  }

  /** Leaves out what we are: <i>director</i> of the trust, but head of department. */
  private static int beforeKind(Tokens tokens, int end, String language) {
    Lexicon joints = Lexicon.of(language, "genitives", "definite-articles", "joints");
    int joint = end - 1;
    while (joint > 0 && joints.contains(tokens.word(joint - 1))) {
      joint--;
    }
    Lexicon determiners = Lexicon.of(language, "determiners");
    boolean isOne =
        IntStream.range(joint, end - 1).anyMatch(i -> determiners.contains(tokens.word(i)));
    return joint > 0 && isOne && OwnKind.isNoun(tokens.word(end - 1)) ? joint : end;
  }

  /** Returns the index of the first word that is no longer the role; the size if there is none. */
  private int ownersWord(String phrase, Tokens tokens, String language) {
    Lexicon joints = joints(language);
    boolean untilJoint = WordLists.hasCompounds(language);
    // why: English writes Managing Director of Ashwell Mills; without “of”, it may be a place.
    boolean isTitle =
        tokens.size() > 0
            && isCapital(phrase, tokens, 0)
            && tokens.words().stream().anyMatch(joints::contains);
    int owner = owner(phrase);
    int end = 0;
    while (end < tokens.size()
        && tokens.start(end) < owner
        && (untilJoint
            ? !joints.contains(tokens.word(end))
            : isTitle || !isCapital(phrase, tokens, end))) {
      end++;
    }
    return end;
  }

  private static Lexicon joints(String language) {
    return Lexicon.of(language, "genitives", "definite-articles");
  }

  private static boolean isCapital(String phrase, Tokens tokens, int word) {
    return Character.isUpperCase(phrase.codePointAt(tokens.start(word)));
  }

  /** Returns the index of our name in a text; the text's length if it is not there. */
  private int owner(String phrase) {
    return ours.stream()
        .mapToInt(phrase::indexOf)
        .filter(index -> index >= 0)
        .min()
        .orElse(phrase.length());
  }
}
