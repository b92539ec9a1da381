package org.vigie.enrich.explain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Ground;
import org.vigie.enrich.pickup.Judgement.Shared;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.enrich.points.Restatement.Place;
import org.vigie.events.Tag;
import org.vigie.settings.Plural;

/**
 * What an article shares with one release, compared with the thresholds of the pickup kinds.
 *
 * @param release the release's id
 * @param published when the release was published; null if that is not known
 * @param thresholds for a reprint, a quote and a passage of ours, in this order; a kind needs all
 *     of its thresholds
 * @param sentences those that may say it in other words: the one that the alert quotes if it is a
 *     paraphrase, then the nearest first
 * @param likelihood that the article says it in other words; null if there are no such sentences
 * @param grounds why the article is a pickup of this release; empty if it is none
 */
public record ReleaseReport(
    String release,
    @Nullable Instant published,
    List<Threshold> thresholds,
    List<Candidate> sentences,
    @Nullable Likelihood likelihood,
    List<Ground> grounds) {
  private static final int PERCENT = 100;

  private static final Comparator<Candidate> NEAREST =
      Comparator.comparing(Candidate::tellsEnough)
          .reversed()
          .thenComparing(Candidate::relation)
          .thenComparing(Comparator.comparingDouble(Candidate::own).reversed());

  public ReleaseReport {
    thresholds = List.copyOf(thresholds);
    sentences = List.copyOf(sentences);
    grounds = List.copyOf(grounds);
  }

  /**
   * A figure of the article and the least figure that a pickup needs.
   *
   * @param pickup the kind for which it is needed, in plain words
   * @param what the figure is, such as {@code % of the article's words are the release's}
   */
  public record Threshold(String pickup, String what, int found, int needed) {
    public boolean isMet() {
      return found >= needed;
    }
  }

  /** True for a sentence by which the article is a paraphrase, if it is one. */
  public boolean isDecisive(Candidate sentence) {
    boolean isNearest = sentence.equals(sentences.getFirst());
    return likelihood != null && likelihood.isEnough() && (sentence.tellsEnough() || isNearest);
  }

  /**
   * True if the article is likely to say what the release says, but no sentence that does so is
   * ours or about us. Then it is no paraphrase.
   */
  public boolean isLikelyByOthers() {
    return likelihood != null
        && likelihood.isEnough()
        && sentences.stream().noneMatch(sentence -> sentence.relation().isOurs());
  }

  static ReleaseReport of(Shared shared) {
    Overlap overlap = shared.overlap();
    Stretch longest =
        overlap.stretches().stream()
            .max(Comparator.comparingInt(Stretch::telling))
            .orElse(new Stretch(Tag.Field.text, 0, 0, 0, 0));
    return new ReleaseReport(
        shared.release().id(),
        shared.release().published(),
        Stream.concat(reprint(shared), passage(longest, shared.ourWords())).toList(),
        nearest(shared),
        shared.likelihood(),
        shared.grounds());
  }

  /**
   * Returns the sentences, each with the point that it shares most with, or that the alert quotes.
   */
  private static List<Candidate> nearest(Shared shared) {
    Set<Place> places = new HashSet<>();
    Comparator<Candidate> shownFirst =
        Comparator.comparing(it -> !it.restatement().equals(shared.shown()));
    return shared.sentences().stream()
        .sorted(shownFirst.thenComparing(NEAREST))
        .filter(it -> places.add(it.restatement().place()))
        .toList();
  }

  private static Stream<Threshold> reprint(Shared shared) {
    Overlap overlap = shared.overlap();
    int share = (int) Math.floor(overlap.shareOfArticle() * PERCENT);
    int least = (int) Math.round(Ground.Share.LEAST * PERCENT);
    String telling = "of these words are no names, dates or standing text";
    var unquoted =
        new Threshold(
            "reprint",
            "of these words are outside quotation marks",
            shared.unquotedWords(),
            Ground.TELLING);
    List<Threshold> needed =
        List.of(
            new Threshold("reprint", "% of the article's words are the release's", share, least),
            new Threshold("reprint", telling, overlap.telling(), Ground.TELLING));
    // why: an article seldom lacks only this, so it is worth a line only then.
    boolean isOnlyQuoted = needed.stream().allMatch(Threshold::isMet) && !unquoted.isMet();
    return isOnlyQuoted ? Stream.concat(needed.stream(), Stream.of(unquoted)) : needed.stream();
  }

  /** Returns what the longest passage needs, and the longest one in sentences of ours. */
  private static Stream<Threshold> passage(Stretch longest, int ours) {
    int words = longest.words();
    int telling = longest.telling();
    String inARow = Plural.form(words, "word", "words") + " of the release in a row";
    String ofThese = "of these are no names, dates, headings or standing text";
    String ofOurs =
        Plural.form(ours, "such word", "such words") + " in a row, in a sentence that is yours";
    return Stream.of(
        new Threshold("quote", inARow, words, Ground.Row.LEAST),
        new Threshold("quote", ofThese, telling, Ground.TELLING),
        new Threshold("words of yours", ofOurs, ours, Ground.Fragment.LEAST));
  }
}
