package org.vigie.bench.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/**
 * Learns the weights of the likelihood of a paraphrase. Prints precision and recall of alerts at
 * several thresholds if each organisation is judged by weights that were learnt from others only
 * and not with their articles (ten-fold cross-validation), how often an article was due for each
 * probability, and then the weights learnt from all.
 *
 * <p>Usage: {@code LearnLikelihood FOLDER}, the folder of the labelled organisations.
 */
public final class LearnLikelihood {
  private static final int PARTS = 10;
  private static final double[] THRESHOLDS = {0.45, 0.5, Likelihood.ENOUGH, 0.6, 0.65, 0.7};
  private static final double[] STEPS = {0, 0.1, 0.3, 0.5, 0.65, 0.8, 0.9, 0.97, 1.001};

  private final List<JudgedArticle> articles;
  private final List<String> sets;

  /** An article, and its probability by the weights of the other parts; 0 if it has no signs. */
  private record Weighed(JudgedArticle article, double probability) {
    boolean isFound(double threshold) {
      return article.taken() || probability >= threshold;
    }
  }

  private LearnLikelihood(List<JudgedArticle> articles) {
    this.articles = articles;
    this.sets = articles.stream().map(JudgedArticle::set).distinct().toList();
  }

  public static void main(String[] args) throws IOException, BadConfigurationException {
    new LearnLikelihood(JudgedArticle.readAll(Path.of(args[0]))).print();
  }

  private void print() {
    List<JudgedArticle> withSigns =
        articles.stream().filter(it -> it.likelihood() != null).toList();
    System.out.printf("%d articles, %d to weigh%n", articles.size(), withSigns.size());
    List<Weighed> weighed = crossValidated(withSigns);
    for (String watch : new TreeSet<>(articles.stream().map(JudgedArticle::watch).toList())) {
      System.out.println(watch);
      List<Weighed> ofWatch =
          weighed.stream().filter(it -> it.article.watch().equals(watch)).toList();
      for (double threshold : THRESHOLDS) {
        System.out.println(alerts(ofWatch, threshold));
      }
    }
    System.out.println("probability, articles (without other subjects), mean, due");
    for (int i = 0; i + 1 < STEPS.length; i++) {
      System.out.println(calibration(weighed, STEPS[i], STEPS[i + 1]));
    }
    System.out.println(Weights.of(withSigns).printed());
  }

  private List<Weighed> crossValidated(List<JudgedArticle> withSigns) {
    List<Weighed> weighed = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      Weights weights = Weights.of(withSigns.stream().filter(it -> !isOf(it, left)).toList());
      articles.stream()
          .filter(it -> part(it.set()) == left)
          .map(it -> new Weighed(it, it.likelihood() == null ? 0 : weights.probability(it)))
          .forEach(weighed::add);
    }
    return weighed;
  }

  private int part(String set) {
    return sets.indexOf(set) % PARTS;
  }

  /** True if an organisation of this part judges the article, or if it was written for one. */
  private boolean isOf(JudgedArticle article, int part) {
    return part(article.set()) == part || part(article.writtenFor()) == part;
  }

  private static String alerts(List<Weighed> articles, double threshold) {
    long due = articles.stream().filter(it -> it.article.due()).count();
    long found = articles.stream().filter(it -> it.isFound(threshold)).count();
    long right = articles.stream().filter(it -> it.article.due() && it.isFound(threshold)).count();
    String all =
        "  %.2f  right %4d  false %3d  missed %3d"
            .formatted(threshold, right, found - right, due - right);
    return due == 0
        ? all
        : all
            + "  precision %.3f  recall %.3f"
                .formatted((double) right / found, (double) right / due);
  }

  private static String calibration(List<Weighed> articles, double from, double to) {
    List<Weighed> within =
        articles.stream()
            .filter(it -> it.article.likelihood() != null && it.article.weight() == 1)
            .filter(it -> it.probability >= from && it.probability < to)
            .toList();
    return "  %.2f  %5d  %.2f  %.2f"
        .formatted(
            from,
            within.size(),
            within.stream().mapToDouble(Weighed::probability).average().orElse(0),
            within.stream().mapToDouble(it -> it.article.due() ? 1 : 0).average().orElse(0));
  }
}
