package org.vigie.bench.learn;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.enrich.pickup.Likelihood.Sign;

/**
 * The weights of the signs, in their order, and then the bias: a logistic regression, found by
 * Newton's method (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd
 * edition, 4.4). Large weights are punished, so that a rare sign isn't trusted too much.
 */
final class Weights {
  /** How much a weight is punished, in units of its sign's variance. Chosen: 1 to 20 are alike. */
  private static final double RIDGE = 5;

  private static final int STEPS = 30;
  private static final double CLOSE = 1e-9;

  private static final List<Sign> SIGNS = List.of(Sign.values());

  private final double[] values = new double[SIGNS.size() + 1];

  private Weights() {}

  /** Learns weights from articles, each of which has a likelihood. */
  static Weights of(List<JudgedArticle> articles) {
    var weights = new Weights();
    double[] ridge = ridge(articles);
    for (int step = 0; step < STEPS; step++) {
      double[] change = solve(weights.equations(articles, ridge));
      double largest = 0;
      for (int i = 0; i < change.length; i++) {
        weights.values[i] -= change[i];
        largest = Math.max(largest, Math.abs(change[i]));
      }
      if (largest < CLOSE) {
        break;
      }
    }
    return weights;
  }

  double probability(JudgedArticle article) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += sign(article, i) * values[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Returns a line for each sign, and one for the bias. */
  String printed() {
    return IntStream.range(0, values.length)
        .mapToObj(i -> "%-15s %6.2f".formatted(i < SIGNS.size() ? SIGNS.get(i) : "bias", values[i]))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the value of a sign; after the last sign, the 1 of the bias. */
  private static double sign(JudgedArticle article, int number) {
    return number < SIGNS.size()
        ? Objects.requireNonNull(article.likelihood()).value(SIGNS.get(number))
        : 1;
  }

  private static double[] ridge(List<JudgedArticle> articles) {
    double[] ridge = new double[SIGNS.size() + 1];
    for (int i = 0; i < SIGNS.size(); i++) {
      int number = i;
      double mean = articles.stream().mapToDouble(it -> sign(it, number)).average().orElse(0);
      ridge[i] =
          RIDGE
              * articles.stream()
                  .mapToDouble(it -> Math.pow(sign(it, number) - mean, 2))
                  .average()
                  .orElse(0);
    }
    return ridge;
  }

  /** Returns the second derivatives of the loss and, as the last column, the first ones. */
  private double[][] equations(List<JudgedArticle> articles, double[] ridge) {
    int size = values.length;
    double[][] rows = new double[size][size + 1];
    for (JudgedArticle each : articles) {
      double likely = probability(each);
      double error = each.weight() * (likely - (each.due() ? 1 : 0));
      double spread = each.weight() * likely * (1 - likely);
      for (int i = 0; i < size; i++) {
        rows[i][size] += error * sign(each, i);
        for (int j = 0; j < size; j++) {
          rows[i][j] += spread * sign(each, i) * sign(each, j);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      rows[i][i] += ridge[i];
      rows[i][size] += ridge[i] * values[i];
    }
    return rows;
  }

  /** Solves linear equations by elimination. They are positive definite, so no pivot is 0. */
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
        for (int column = pivot; factor != 0 && column <= size; column++) {
          rows[row][column] -= factor * rows[pivot][column];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = rows[i][size] / rows[i][i];
    }
    return solution;
  }
}
