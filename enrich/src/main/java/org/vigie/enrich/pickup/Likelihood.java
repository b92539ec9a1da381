package org.vigie.enrich.pickup;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.vigie.enrich.pickup.Candidate.Relation;
import org.vigie.enrich.points.Point;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;

/**
 * How likely it is that an article says in other words what a release says. A logistic model
 * (docs/adr/0040): each sign has a value and a weight, and the weights were learnt from labelled
 * articles ({@code bench/learn}). Computed by {@link StrictMath}, because equal articles must give
 * equal results on every machine.
 *
 * @param values the value of each sign
 */
public record Likelihood(Map<Sign, Double> values) {
  /** Minimum probability of a paraphrase, from 0 to 1. Chosen on labelled articles. */
  public static final double ENOUGH = 0.53;

  /** The sum if all signs are 0: the log of the odds. Learnt. */
  public static final double BIAS = -6.25;

  /** About the shortest labelled article, in UTF-16 units. A shorter one counts as this long. */
  private static final int SHORTEST = 150;

  /** What is known of an article and a release, and how much it counts. Weights are learnt. */
  public enum Sign {
    /** How many sentences count by themselves: ln(1 + number). */
    SENTENCES(1.1, 2.1),
    /** Most words that one sentence shares that we say. */
    OUR_WORDS(0.45, 6),
    /** Most words that one sentence shares that we say or that is about us. */
    WORDS_ABOUT_US(0.8, 6),
    /** How much all shared words of the article tell: ln(1 + sum). */
    ALL_WORDS(4.3, 3.8),
    /** How long the article is: ln(UTF-16 units / 1,000). A longer one shares more by chance. */
    LENGTH(-2.15),
    /** How often we are named: ln(1 + number). An article about us shares more by chance. */
    NAMED(-3.05),
    /** Where we are named first: 0 at the beginning, 1 at the end or only in the title. */
    FIRST_NAMED(-1.3),
    /** 1 if the article names no person besides ours, else 0. */
    ALONE(0.65, 1),
    /** ln(sentences with which the article is compared / those of the release alone). */
    CHANCES(-4.25),
    /** Time since the release: ln(1 + hours); as after three days if the release has no date. */
    HOURS(-0.5),
    /** 1 if the article appeared two weeks after the release or later; 0 if it has no date. */
    LATE(-1.45);

    private final double weight;
    private final double most;

    /** Something that speaks against a paraphrase, the more the larger its value is. */
    Sign(double weight) {
      this(weight, Double.POSITIVE_INFINITY);
    }

    /**
     * Something that speaks for a paraphrase.
     *
     * @param most about the largest value among the labelled articles: a larger one counts no more,
     *     because nobody knows what it would tell
     */
    Sign(double weight, double most) {
      this.weight = weight;
      this.most = most;
    }
  }

  public Likelihood {
    values = Map.copyOf(values);
  }

  /**
   * Adds up what is known.
   *
   * @param sentences those of the article that share enough words, whoever says them
   */
  static Likelihood of(Release release, Evidence evidence, Age age, List<Candidate> sentences) {
    Article article = evidence.article();
    Map<Sign, Double> values = new EnumMap<>(Sign.class);
    values.put(Sign.SENTENCES, StrictMath.log1p((double) tellingEnough(article, sentences)));
    values.put(Sign.OUR_WORDS, words(sentences, it -> it == Relation.WE_SAY));
    values.put(Sign.WORDS_ABOUT_US, words(sentences, Relation::isOurs));
    List<Restatement> all = evidence.comparison().restatements(Point.sources(release));
    values.put(Sign.ALL_WORDS, StrictMath.log1p(told(all)));
    int body = Math.max(article.summary().length(), article.text().length());
    double length = Math.max(SHORTEST, article.title().length() + body);
    values.put(Sign.LENGTH, StrictMath.log(length / 1000));
    values.put(Sign.NAMED, StrictMath.log1p((double) named(evidence.names().ours())));
    values.put(Sign.FIRST_NAMED, firstNamed(article, evidence.names().ours()));
    values.put(Sign.ALONE, evidence.attribution().namesNobodyElse() ? 1.0 : 0.0);
    values.put(Sign.CHANCES, StrictMath.log(evidence.chancesPerSentenceOf(release)));
    values.put(Sign.HOURS, StrictMath.log1p(age.hours()));
    values.put(Sign.LATE, age.isLate() ? 1.0 : 0.0);
    return new Likelihood(values);
  }

  /** Returns the value of a sign, as far as it counts. */
  public double value(Sign sign) {
    return Math.min(sign.most, values.getOrDefault(sign, 0.0));
  }

  /** Returns how much a sign speaks for a paraphrase; negative if it speaks against it. */
  public double contribution(Sign sign) {
    return sign.weight * value(sign);
  }

  /** Returns the probability of a paraphrase, from 0 to 1. */
  public double probability() {
    double sum = BIAS;
    for (Sign sign : Sign.values()) {
      sum += contribution(sign);
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  public boolean isEnough() {
    return probability() >= ENOUGH;
  }

  /** Returns the number of sentences that tell enough; one that stands twice counts once. */
  private static long tellingEnough(Article article, List<Candidate> sentences) {
    return sentences.stream()
        .filter(Candidate::tellsEnough)
        .map(Candidate::restatement)
        .map(it -> article.text(it.field()).substring(it.start(), it.end()).strip())
        .distinct()
        .count();
  }

  private static double words(List<Candidate> sentences, Predicate<Relation> relations) {
    return sentences.stream()
        .filter(it -> relations.test(it.relation()))
        .mapToInt(it -> it.restatement().shared().size())
        .max()
        .orElse(0);
  }

  private static double told(Collection<Restatement> all) {
    Map<String, Double> byWord = new HashMap<>();
    for (Restatement each : all) {
      double part = Paraphrases.part(each);
      each.shared()
          .forEach(
              (word, tells) ->
                  byWord.merge(word.toLowerCase(Locale.ROOT), part * tells, Math::max));
    }
    return byWord.values().stream().sorted().mapToDouble(tells -> tells).sum();
  }

  /** Returns how often we are named. A summary often repeats the text, so the longer one counts. */
  private static long named(List<Tag> ours) {
    return count(ours, Tag.Field.title)
        + Math.max(count(ours, Tag.Field.summary), count(ours, Tag.Field.text));
  }

  /** Returns the number of names in a field. A name and its surname end at the same place. */
  private static long count(List<Tag> ours, Tag.Field field) {
    return ours.stream().filter(tag -> tag.field() == field).map(Tag::end).distinct().count();
  }

  private static double firstNamed(Article article, List<Tag> ours) {
    return ours.stream()
        .filter(tag -> tag.field() != Tag.Field.title)
        .mapToDouble(tag -> (double) tag.start() / article.text(tag.field()).length())
        .min()
        .orElse(1);
  }
}
