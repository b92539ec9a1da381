package org.vigie.enrich.pickup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.Attribution;
import org.vigie.enrich.attribution.Attribution.Rule;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.overlap.Overlap;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.points.Restatement;
import org.vigie.enrich.points.ShortQuotation;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.WatchItem.Release;

/**
 * Decides whether an article is a reprint, a quote or a paraphrase of one release. The thresholds
 * were chosen on labelled test articles.
 */
record Verdict(Release release, Overlap overlap, Evidence evidence, Age age) {
  /** Maximum number of words that can be a quotation alone. An estimate: three sentences. */
  private static final int MOST_QUOTED = 60;

  /** Minimum that the words of a short quotation tell. Chosen on labelled test articles. */
  private static final double TELLING_QUOTATION = 1;

  /**
   * Minimum that a quotation must tell to be ours if its sentence names no other person. Such an
   * article calls us by another word, or somebody answers our words. An estimate: two rare words.
   */
  private static final double UNCLAIMED_QUOTATION = 2;

  /**
   * Minimum that a quotation must tell to be ours whoever is named. An estimate: so many rare words
   * don't stand in the release's order by chance.
   */
  private static final double CERTAIN_QUOTATION = 4;

  /** A short quotation counts as so many shared words for each rare word in it. An estimate. */
  private static final int WORDS = 4;

  /** Number of shared words that halves the probability of a match by chance. An estimate. */
  private static final double HALVING = 4;

  /** Most that a paraphrase is certain. Chosen: nothing in other words is quite certain. */
  private static final double SUREST = 0.99;

  /** Confidence, from 0 to 1, below which a person should review the pickup. */
  private static final double REVIEW_BELOW = 0.8;

  /** Returns the pickup of an article that only names the organisation; it has no release. */
  static Pickup mention() {
    return new Pickup(null, Kind.MENTION, 0, 0, 1, false, List.of());
  }

  /** A pickup and why it is one. */
  record Taken(Pickup pickup, List<Ground> grounds) {
    Taken shownBy(TakenSentence sentence) {
      return new Taken(
          pickup.shownBy(sentence.snippet(), sentence.surfaces(), sentence.restated()), grounds);
    }
  }

  /** Returns the pickup from this release; empty if the article took nothing from it. */
  Optional<Taken> taken() {
    return reprint().or(this::quotation).or(this::shortQuotation).or(this::paraphrase);
  }

  private Optional<Taken> reprint() {
    double share = overlap.shareOfArticle();
    if (share < Ground.Share.LEAST || overlap.telling() < Ground.TELLING || isOnlyQuoted()) {
      return Optional.empty();
    }
    Taken taken = taken(Kind.REPRINT, confidence(overlap.telling()), new Ground.Share(share));
    return Optional.of(mostTelling(1).map(it -> taken.shownBy(shown(it))).orElse(taken));
  }

  /** True if the few shared words are between quotation marks, as in a teaser that quotes us. */
  private boolean isOnlyQuoted() {
    return unquotedWords() < Ground.TELLING;
  }

  /** Counts the telling words outside quotation marks; if they are too many, all count. */
  private int unquotedWords() {
    return overlap.telling() > MOST_QUOTED
        ? overlap.telling()
        : overlap.telling() - overlap.stretches().stream().mapToInt(this::quoted).sum();
  }

  /** Returns how many telling words of a stretch are between quotation marks, about. */
  private int quoted(Stretch it) {
    Tokens words = Tokens.of(evidence.article().text(it.field()).substring(it.start(), it.end()));
    long inside =
        IntStream.range(0, words.size())
            .filter(i -> attribution().isQuoted(it.field(), it.start() + words.start(i)))
            .count();
    return words.size() == 0 ? 0 : (int) (it.telling() * inside / words.size());
  }

  private Optional<Taken> quotation() {
    return mostTelling(Ground.Row.LEAST)
        .filter(it -> it.telling() >= Ground.TELLING)
        .map(it -> quote(it, new Ground.Row(it)));
  }

  /** Returns the stretch of at least so many words that tells most. */
  private Optional<Stretch> mostTelling(int words) {
    return overlap.stretches().stream()
        .filter(it -> it.words() >= words)
        .max(Comparator.comparingInt(Stretch::telling));
  }

  private Taken quote(Stretch stretch, Ground ground) {
    return taken(Kind.QUOTE, confidence(stretch.telling()), ground).shownBy(shown(stretch));
  }

  private TakenSentence shown(Stretch it) {
    return TakenSentence.wordForWord(evidence.article(), it.field(), it.start(), it.end());
  }

  /** Finds a short passage in quotation marks that the article attributes to the organisation. */
  private Optional<Taken> shortQuotation() {
    return wholeQuotation().or(this::fragmentInQuotation);
  }

  /** Finds a quotation that stands in the release word for word, however short. */
  private Optional<Taken> wholeQuotation() {
    return evidence.comparison().quotations().stream()
        .filter(it -> it.release().equals(release.id()) && it.weight() >= TELLING_QUOTATION)
        .filter(it -> it.weight() >= CERTAIN_QUOTATION || isUnclaimed(it) || isOurs(it.passage()))
        .max(Comparator.comparingDouble(ShortQuotation::weight))
        .map(this::quote);
  }

  private Taken quote(ShortQuotation quotation) {
    Passage it = quotation.passage();
    double confidence = confidence(quotation.weight() * WORDS);
    return taken(Kind.QUOTE, confidence, List.of(it), List.of(new Ground.Quotation(it)))
        .shownBy(
            TakenSentence.wordForWord(
                evidence.article(), it.field(), it.articleStart(), it.articleEnd()));
  }

  /** Returns what this verdict is about, for reports to people. */
  Judgement.Shared shared() {
    Optional<Paraphrases.Result> paraphrases = paraphrases();
    return new Judgement.Shared(
        release,
        overlap,
        paraphrases.map(Paraphrases.Result::candidates).orElse(List.of()),
        paraphrases.map(Paraphrases.Result::said).flatMap(ParaphraseGrounds::best).orElse(null),
        paraphrases.map(Paraphrases.Result::likelihood).orElse(null),
        taken().map(Taken::grounds).orElse(List.of()),
        overlap.stretches().stream()
            .filter(this::isOurs)
            .mapToInt(Stretch::telling)
            .max()
            .orElse(0),
        unquotedWords());
  }

  private Optional<Paraphrases.Result> paraphrases() {
    return new Paraphrases(release, evidence, age).find();
  }

  private boolean isUnclaimed(ShortQuotation it) {
    return it.weight() >= UNCLAIMED_QUOTATION
        && !attribution().namesSomeone(it.passage().field(), it.passage().articleStart())
        && !isSaidByOthers(it.passage());
  }

  /** True if a name with a verb such as “said” is in the sentence: {@code Dupré promises “…”} */
  private boolean isSaidByOthers(Passage it) {
    Attribution.Reason why = attribution().reason(it.field(), it.articleStart(), it.articleEnd());
    return why.source() == Source.OTHERS && why.rule() == Rule.NAMED_HERE;
  }

  private boolean isOurs(Passage it) {
    return attribution().of(it.field(), it.articleStart(), it.articleEnd()) == Source.OURS;
  }

  private Optional<Taken> fragmentInQuotation() {
    return overlap.stretches().stream()
        .filter(this::isOurFragment)
        .filter(it -> attribution().isQuoted(it.field(), it.start()))
        .findFirst()
        .map(it -> quote(it, new Ground.Fragment(it, true)));
  }

  private Attribution attribution() {
    return evidence.attribution();
  }

  private Optional<Taken> paraphrase() {
    List<Stretch> fragments = rewordable().filter(this::isOurFragment).toList();
    Optional<Paraphrases.Result> found = paraphrases();
    List<Restatement> said = found.map(Paraphrases.Result::said).orElse(List.of());
    var grounded = new ParaphraseGrounds(release, evidence, age, fragments, said);
    List<Ground> grounds = grounded.grounds();
    if (grounds.isEmpty()) {
      return Optional.empty();
    }
    double likely = said.isEmpty() ? 0 : found.orElseThrow().likelihood().probability();
    double confidence = Math.max(Math.min(SUREST, likely), ParaphraseGrounds.confidence(grounds));
    Taken taken = taken(Kind.PARAPHRASE, confidence, grounded.passages(), grounds);
    return Optional.of(grounded.shown().map(taken::shownBy).orElse(taken));
  }

  /** Returns the stretches that can show a paraphrase. */
  private Stream<Stretch> rewordable() {
    return evidence.isEarly() ? Stream.empty() : overlap.stretches().stream();
  }

  private boolean isOurFragment(Stretch stretch) {
    return stretch.telling() >= Ground.Fragment.LEAST && isOurs(stretch);
  }

  private boolean isOurs(Stretch stretch) {
    return attribution().namesUs()
        && attribution().of(stretch.field(), stretch.start(), stretch.end()) == Source.OURS;
  }

  private static double confidence(double words) {
    return 1 - Math.pow(0.5, words / HALVING);
  }

  private Taken taken(Kind kind, double confidence, Ground ground) {
    return taken(kind, confidence, List.of(), List.of(ground));
  }

  /** Creates the pickup; {@code more} are passages besides the longer shared ones. */
  private Taken taken(Kind kind, double confidence, List<Passage> more, List<Ground> grounds) {
    double rounded = Math.round(confidence * 1000) / 1000.0;
    boolean toReview = kind == Kind.PARAPHRASE || rounded < REVIEW_BELOW;
    double ofRelease = overlap.shareOfRelease();
    double ofArticle = overlap.shareOfArticle();
    List<Passage> shared = overlap.passages();
    Stream<Passage> others = more.stream().filter(it -> shared.stream().noneMatch(it::isWithin));
    List<Passage> passages = Stream.concat(shared.stream(), others).toList();
    return new Taken(
        new Pickup(release.id(), kind, ofRelease, ofArticle, rounded, toReview, passages), grounds);
  }
}
