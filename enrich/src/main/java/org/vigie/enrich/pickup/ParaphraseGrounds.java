package org.vigie.enrich.pickup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * Why an article is held to say in other words what a release says, and the sentence that shows it.
 *
 * @param fragments the words of the release that we say
 * @param said the sentences that restate a sentence of the release
 */
record ParaphraseGrounds(
    Release release, Evidence evidence, Age age, List<Stretch> fragments, List<Restatement> said) {
  /** Returns the passages of the sentences. */
  List<Passage> passages() {
    return said.stream().flatMap(it -> it.passage().stream()).toList();
  }

  /** Returns the sentence that shows best what the article took; empty if none is known. */
  Optional<TakenSentence> shown() {
    return best(said)
        .map(it -> TakenSentence.inOtherWords(evidence.article(), it))
        .or(this::fragment)
        .or(this::message);
  }

  /** Returns the sentence that tells most; empty if there are no sentences. */
  static Optional<Restatement> best(List<Restatement> said) {
    return said.stream().max(Comparator.comparingDouble(Restatement::weight));
  }

  private Optional<TakenSentence> fragment() {
    return longest()
        .map(it -> TakenSentence.wordForWord(evidence.article(), it.field(), it.start(), it.end()));
  }

  private Optional<Stretch> longest() {
    return fragments.stream().max(Comparator.comparingInt(Stretch::telling));
  }

  private Optional<TakenSentence> message() {
    return evidence.found().stream()
        .filter(this::isMessage)
        .findFirst()
        .map(tag -> new TakenSentence(tag.snippet(), List.of(tag.surface()), ""));
  }

  private boolean isMessage(Tag tag) {
    return release.keyMessages().contains(tag.tag()) || release.ownMessages().contains(tag.tag());
  }

  /** Returns the reasons for a paraphrase; none if it is none. */
  List<Ground> grounds() {
    Map<Source, Set<String>> messages = messages();
    List<Ground> grounds = new ArrayList<>();
    if (!said.isEmpty()) {
      long sentences = said.stream().map(Restatement::place).distinct().count();
      grounds.add(new Ground.Sentences((int) sentences));
    }
    Set<String> ours = messages.getOrDefault(Source.OURS, Set.of());
    if (!ours.isEmpty()) {
      grounds.add(new Ground.Messages(ours.stream().sorted().toList(), true));
    }
    longest().ifPresent(words -> grounds.add(new Ground.Fragment(words, false)));
    return grounds.isEmpty() ? unsaid(messages) : grounds;
  }

  /**
   * Returns how certain messages and fragments make a paraphrase, from 0.5 to 0.9. An estimate: 0.1
   * for each message that we say, and for all fragments together.
   */
  static double confidence(List<Ground> grounds) {
    int found =
        grounds.stream()
            .mapToInt(
                ground ->
                    switch (ground) {
                      case Ground.Messages(List<String> ids, boolean areOurs) ->
                          areOurs ? ids.size() : 0;
                      case Ground.Fragment _ -> 1;
                      case Ground.Sentences _,
                          Ground.Share _,
                          Ground.Row _,
                          Ground.Quotation _,
                          Ground.Statement _ ->
                          0;
                    })
            .sum();
    return Math.min(0.9, 0.5 + 0.1 * found);
  }

  private List<Ground> unsaid(Map<Source, Set<String>> messages) {
    // why: some key messages are phrases that only the organisation uses. The article took such a
    // phrase from the release even if it names no speaker. There is one exception: if the article
    // also attributes the phrase to another person, its headline may repeat that person's words.
    Set<String> unnamed = new HashSet<>(messages.getOrDefault(Source.NOBODY, Set.of()));
    unnamed.retainAll(release.ownMessages());
    unnamed.removeAll(messages.getOrDefault(Source.OTHERS, Set.of()));
    if (!unnamed.isEmpty()) {
      return List.of(new Ground.Messages(unnamed.stream().sorted().toList(), false));
    }
    return isFreshStatement() ? List.of(new Ground.Statement()) : List.of();
  }

  /** Returns the ids of the release's key messages in the article, by the speaker of each. */
  private Map<Source, Set<String>> messages() {
    Map<Source, Set<String>> messages = new EnumMap<>(Source.class);
    for (Tag tag : evidence.found()) {
      if (isMessage(tag)) {
        Source source = evidence.attribution().of(tag.field(), tag.start(), tag.end());
        messages.computeIfAbsent(source, _ -> new HashSet<>()).add(tag.tag());
      }
    }
    return messages;
  }

  private boolean isMessageOfOthers(Tag tag) {
    return isMessage(tag)
        && evidence.attribution().of(tag.field(), tag.start(), tag.end()) == Source.OTHERS;
  }

  /**
   * True if the organisation speaks about a tag of the watch in the days after the release. Our key
   * message is no such tag where somebody else says it.
   */
  private boolean isFreshStatement() {
    Attribution attribution = evidence.attribution();
    return age.isFresh()
        && !evidence.names().isDoubtful()
        && attribution.weSpeakOf(
            evidence.found().stream()
                .filter(tag -> !attribution.isOurs(tag) && !isMessageOfOthers(tag))
                .toList());
  }
}
