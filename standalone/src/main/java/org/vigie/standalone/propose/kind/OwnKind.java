package org.vigie.standalone.propose.kind;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.kind.OwnNouns.Phrase;

/**
 * Guesses what kind of organisation we are, and what others may call us. The first of these that
 * says something decides: our names, as <i>Sailing Museum</i>; what the releases say directly
 * before or behind it, as {@code the charity River Trust} and {@code the River Trust is a network
 * of associations}; what the standing text says instead of it, as {@code The charity employs 40
 * people}. If it says two kinds, as <i>University Hospital</i>, the next one decides between them,
 * and at last the news.
 */
public final class OwnKind {
  /** Number of plain nouns before our name that say something; one can be another one's. */
  private static final int LEAST_PLAIN = 2;

  private final List<Set<String>> inName;
  private final List<Set<String>> said = new ArrayList<>();
  private final List<Set<String>> saidInstead = new ArrayList<>();
  private final List<Set<String>> saidInNews = new ArrayList<>();
  private final List<Phrase> phrases = new ArrayList<>();

  /** Takes the texts of all releases, and our names; the first is that of the configuration. */
  public OwnKind(List<ReleaseText> texts, List<String> names) {
    List<Set<String>> plain = names.stream().flatMap(name -> ofName(name).stream()).toList();
    inName = plain.isEmpty() ? ofPlural(names.getFirst(), texts) : plain;
    for (ReleaseText text : texts) {
      read(text, names);
    }
    List<Phrase> notOwn = phrases.stream().filter(phrase -> !phrase.isOwn()).toList();
    if (notOwn.size() < LEAST_PLAIN) {
      phrases.removeAll(notOwn);
    }
    phrases.forEach(phrase -> said.add(phrase.kinds()));
  }

  private void read(ReleaseText text, List<String> names) {
    String language = text.language();
    List<NamedText> news = new ArrayList<>();
    List<NamedText> standing = new ArrayList<>();
    int end = 0;
    for (Sentence passage : StandingText.of(text)) {
      news.addAll(NamedText.sentences(text, end, passage.start(), names));
      standing.addAll(NamedText.sentences(text, passage.start(), passage.end(), names));
      end = passage.end();
    }
    news.addAll(NamedText.sentences(text, end, text.text().length(), names));
    said.addAll(new SelfDescription(language, names.getFirst()).kinds(standing));
    OwnNouns nouns = new OwnNouns(language);
    phrases.addAll(nouns.beforeName(news));
    saidInstead.addAll(nouns.insteadOfName(standing));
    saidInNews.addAll(nouns.insteadOfName(news));
  }

  /** Returns the kind; empty if nothing says it, or if it stays open between several. */
  public Optional<String> guess() {
    Set<String> open = Set.of();
    for (List<Set<String>> each : List.of(inName, said, saidInstead)) {
      Set<String> most = mostSaid(each, open);
      if (most.size() == 1) {
        return most.stream().findFirst();
      }
      open = most.isEmpty() ? open : most;
    }
    Set<String> last = open.isEmpty() ? open : mostSaid(saidInNews, open);
    return last.size() == 1 ? last.stream().findFirst() : Optional.empty();
  }

  /** Returns the phrases before our name that say more than the noun for this kind. */
  public List<String> phrases(String kind) {
    return phrases.stream()
        .filter(phrase -> phrase.isOwn() && phrase.kinds().contains(kind))
        .map(Phrase::text)
        .distinct()
        .toList();
  }

  /**
   * Returns the kinds that are said most often.
   *
   * @param open the only ones that count; empty if all do
   */
  private static Set<String> mostSaid(List<Set<String>> sets, Set<String> open) {
    Map<String, Long> votes =
        sets.stream()
            .flatMap(Set::stream)
            .filter(kind -> open.isEmpty() || open.contains(kind))
            .collect(groupingBy(kind -> kind, counting()));
    long most = votes.values().stream().mapToLong(each -> each).max().orElse(0);
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() == most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Returns the kinds of each noun in our name. A network is none: anybody can form one. */
  private static List<Set<String>> ofName(String name) {
    Set<String> words = new TreeSet<>(Tokens.of(name).words());
    Kinds.all().forEach(kind -> words.removeAll(KindNouns.folded(Kinds.groupings(null, kind))));
    List<Set<String>> found = new ArrayList<>();
    for (String kind : Kinds.all()) {
      Set<String> nouns = KindNouns.folded(Kinds.tellingWords(null, kind));
      words.stream().filter(nouns::contains).forEach(_ -> found.add(Set.of(kind)));
    }
    return found;
  }

  /** Returns the kinds of the noun in the plural with which a name begins: Musées de Corvenay. */
  private static List<Set<String>> ofPlural(String name, List<ReleaseText> texts) {
    return kindsOfFirstWord(NounPhrase.withoutArticle(name), texts).limit(1).toList();
  }

  /** True if a name begins with a noun for a kind, in any form, in a language of the releases. */
  public static boolean beginsWithKind(String name, List<ReleaseText> texts) {
    return kindsOfFirstWord(name, texts).findAny().isPresent();
  }

  private static Stream<Set<String>> kindsOfFirstWord(String name, List<ReleaseText> texts) {
    Tokens words = Tokens.of(name);
    String noun = name.substring(words.start(0), words.end(0));
    boolean isNetwork =
        Kinds.all().stream()
            .anyMatch(
                kind -> KindNouns.folded(Kinds.groupings(null, kind)).contains(words.word(0)));
    return texts.stream()
        .filter(_ -> !isNetwork)
        .map(text -> new KindNouns(text.language()).kindsOfForm(noun))
        .filter(kinds -> !kinds.isEmpty());
  }

  /**
   * True for a word that says in a language what an organisation is, also as the last part of a
   * compound: <i>Bootsgenossenschaft</i>.
   */
  public static boolean saysKind(String word, String language) {
    KindNouns nouns = new KindNouns(language);
    return !nouns.kinds(word).isEmpty() || !nouns.groupings(word).isEmpty();
  }

  /** True for a word that ends with a noun for an organisation in any language: Bootsgruppe. */
  public static boolean endsWithNoun(String word) {
    return KindNouns.folded(Kinds.words(null)).stream()
        .anyMatch(noun -> noun.length() >= KindNouns.LEAST_PART && word.endsWith(noun));
  }

  /** True for a noun that says in any language what an organisation is: hospital. */
  public static boolean isNoun(String word) {
    return Kinds.words(null).stream().anyMatch(noun -> Tokens.of(noun).words().contains(word));
  }
}
