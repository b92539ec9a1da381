package org.vigie.enrich.match;

import java.util.Arrays;
import java.util.List;

/**
 * A part of a query, and how near an article comes to it. Other parts are given by their numbers,
 * words to look for by the number of their query in the plan.
 */
sealed interface QueryPart {
  /** The score of a part that matches. All other scores are lower; 0 is the lowest. */
  double MET = 1;

  /** The highest score if only the distance, the order or the number is wrong. Chosen. */
  double ALMOST = 0.9;

  double score(PartScores in);

  /** Adds what is missing, a phrase each. Called only if the part doesn't match. */
  void explain(PartScores in, List<String> reasons);

  /** A word or phrase. */
  record Words(int query, String missing) implements QueryPart {
    @Override
    public double score(PartScores in) {
      return in.finds(query) ? MET : 0;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      reasons.add(missing);
    }
  }

  /**
   * A list of which one option is enough.
   *
   * @param options those that an article can come near to; it has other options or doesn't
   */
  record AnyOf(int query, List<Integer> options, String missing) implements QueryPart {
    public AnyOf {
      options = List.copyOf(options);
    }

    @Override
    public double score(PartScores in) {
      return in.finds(query) ? MET : options.stream().mapToDouble(in::score).max().orElse(0);
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      in.explainNearest(options, missing, reasons);
    }
  }

  /** A list of which so many options are needed. */
  record AtLeast(int least, List<Integer> options, String missing) implements QueryPart {
    public AtLeast {
      options = List.copyOf(options);
    }

    @Override
    public double score(PartScores in) {
      double[] scores = options.stream().mapToDouble(in::score).sorted().toArray();
      return Arrays.stream(scores, scores.length - least, scores.length).sum() / least;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      in.explainNearest(options, missing, reasons);
    }
  }

  /** Two sides that must stand near each other. */
  record Near(int query, int left, int right, String apart) implements QueryPart {
    @Override
    public double score(PartScores in) {
      return in.finds(query) ? MET : ALMOST * (in.score(left) + in.score(right)) / 2;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      if (in.isMet(left) && in.isMet(right)) {
        reasons.add(apart);
      }
      in.explain(left, reasons);
      in.explain(right, reasons);
    }
  }

  /** A part that must stand apart from another one, or so many times. */
  record Limited(int query, int part, String broken) implements QueryPart {
    @Override
    public double score(PartScores in) {
      return in.finds(query) ? MET : Math.min(ALMOST, in.score(part));
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      if (in.isMet(part)) {
        reasons.add(broken);
      }
      in.explain(part, reasons);
    }
  }

  /**
   * Parts that are all needed, and parts that must be nowhere.
   *
   * @param present what to say of each part that must be nowhere
   */
  record AllOf(List<Integer> all, List<Integer> none, List<String> present) implements QueryPart {
    public AllOf {
      all = List.copyOf(all);
      none = List.copyOf(none);
      present = List.copyOf(present);
    }

    @Override
    public double score(PartScores in) {
      double mean = all.stream().mapToDouble(in::score).average().orElse(MET);
      return none.stream().anyMatch(in::isMet) ? ALMOST * mean : mean;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      all.forEach(part -> in.explain(part, reasons));
      for (int i = 0; i < none.size(); i++) {
        if (in.isMet(none.get(i))) {
          reasons.add(present.get(i));
        }
      }
    }
  }

  /** What users see, and a condition that they don't see. */
  record If(int shown, int condition) implements QueryPart {
    @Override
    public double score(PartScores in) {
      // why: an article with the condition alone, often a broad word, is about something else.
      return (2 * in.score(shown) + in.score(condition)) / 3;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      in.explain(shown, reasons);
      in.explain(condition, reasons);
    }
  }

  record InLanguage(String code) implements QueryPart {
    @Override
    public double score(PartScores in) {
      return code.equals(in.language()) ? MET : 0;
    }

    @Override
    public void explain(PartScores in, List<String> reasons) {
      String language = in.language() == null ? "unknown" : in.language();
      reasons.add("the language is " + language + ", and lang:" + code + " is not true");
    }
  }
}
