package org.vigie.standalone.propose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigie.enrich.overlap.StandingText;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Proposes the subjects of the releases as tags: names that occur twice or more, and pairs of words
 * that do.
 */
public final class Subjects {
  /** Chosen: a page of the file, and a person reads each. */
  private static final int MOST = 3;

  private final ReleaseWords words;
  private final List<ReleaseText> originals;
  private final Set<String> ours = new HashSet<>();

  /**
   * The names of the organisation and of its people are no topics.
   *
   * @param originals the texts that are no translations
   */
  public Subjects(ReleaseWords words, List<ReleaseText> originals, List<String> ours) {
    this.words = words;
    this.originals = List.copyOf(originals);
    ours.forEach(name -> this.ours.addAll(Tokens.of(name).words()));
    this.ours.removeIf(words::isEveryday);
  }

  public List<Proposal> proposals(Set<String> takenIds) {
    List<Proposal> proposals = new ArrayList<>();
    Set<String> used = new HashSet<>(ours);
    for (String phrase : candidates()) {
      List<String> tokens = Tokens.of(phrase).words();
      boolean isNew = tokens.stream().noneMatch(used::contains);
      String id = Slug.of(phrase, "");
      if (isNew && !id.isEmpty() && takenIds.add(id) && proposals.size() < MOST) {
        used.addAll(tokens.stream().filter(word -> !words.isEveryday(word)).toList());
        proposals.add(proposal(id, phrase));
      }
    }
    return proposals;
  }

  private List<String> candidates() {
    List<String> candidates = new ArrayList<>();
    words.names().entrySet().stream()
        .filter(name -> name.getValue() > 1 && isOwnSubject(name.getKey()))
        .filter(name -> isInTheNews(name.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(name -> candidates.add(name.getKey()));
    for (ReleaseText text : originals) {
      words.phrases(text).entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparingInt(entry -> -entry.getKey().length())
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(phrase -> candidates.add(phrase.getKey()));
    }
    return candidates;
  }

  /**
   * True for a name of several words, and for an acronym. One word is often a place: Saint-Malo.
   */
  private static boolean isOwnSubject(String name) {
    return name.contains(" ") || Tokens.of(name).size() > 2 || name.matches("\\p{Lu}{3,}");
  }

  /** False for a name that only the standing text of the releases has, such as a press contact. */
  private boolean isInTheNews(String name) {
    return words.texts().stream()
        .anyMatch(
            text -> {
              List<Sentence> standing = StandingText.of(text);
              return Pattern.compile(name, Pattern.LITERAL)
                  .matcher(text.title() + "\n" + text.text())
                  .results()
                  .mapToInt(found -> found.start() - text.title().length() - 1)
                  .anyMatch(at -> standing.stream().noneMatch(part -> part.contains(at)));
            });
  }

  private Proposal proposal(String id, String phrase) {
    List<String> rules = List.of("\"" + phrase + "\"");
    Trial trial = new Trial(rules, Map.of());
    List<String> matches = words.examples().stream().filter(trial::finds).limit(1).toList();
    return new Proposal(id, phrase, rules, matches, List.of());
  }
}
