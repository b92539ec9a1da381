package org.vigie.bench.match;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.vigie.bench.match.StoredMatcher.Extent;
import org.vigie.bench.match.StoredRules.Text;

/**
 * Compares Vigie's plan with Lucene Monitor as it comes: the same rules, the same texts, in turn,
 * in one thread. Fails if they find different places. Prints texts per second, and the ratio.
 *
 * <p>Usage: {@code BesideMonitor [RULES [TEXTS [ROUNDS]]]}.
 */
public final class BesideMonitor {
  private BesideMonitor() {}

  public static void main(String[] args) throws IOException {
    int rules = args.length > 0 ? Integer.parseInt(args[0]) : 600;
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    var stored = new StoredRules(rules);
    List<Text> texts = stored.texts(count);
    var plan = new PlanMatcher(stored.rules());
    try (var stock = new StockMonitor(stored.rules())) {
      System.out.printf("%d rules, %d matches%n", rules, sameMatches(plan, stock, texts));
      for (int round = 1; round <= rounds; round++) {
        double before = perSecond(stock, texts);
        double now = perSecond(plan, texts);
        System.out.printf(
            "round %d: Lucene Monitor %.0f, Vigie %.0f texts a second: %.1f times%n",
            round, before, now, now / before);
      }
    }
  }

  private static int sameMatches(StoredMatcher one, StoredMatcher other, List<Text> texts) {
    int matches = 0;
    for (Text text : texts) {
      Map<String, Extent> found = one.match(text);
      Map<String, Extent> expected = other.match(text);
      if (!found.equals(expected)) {
        throw new IllegalStateException(found + " is not " + expected + " in " + text);
      }
      matches += found.size();
    }
    return matches;
  }

  private static double perSecond(StoredMatcher matcher, List<Text> texts) {
    long began = System.nanoTime();
    for (Text text : texts) {
      matcher.match(text);
    }
    return texts.size() * 1e9 / (System.nanoTime() - began);
  }
}
