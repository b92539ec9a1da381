package org.vigie.standalone.explain;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.enrich.pickup.Likelihood.Sign;

/**
 * Writes for people how likely it is that an article says what a release says, and why.
 *
 * @param isByOthers true if no sentence that says it is yours or about you, so that it doesn't
 *     count
 */
record LikelihoodText(Likelihood likelihood, boolean isByOthers) {
  /** A sign that counts less than this is not shown: it would be written as 0.0. */
  private static final double LEAST = 0.05;

  /** Something that speaks for or against it. */
  private record Part(String what, double contribution) {
    @Override
    public String toString() {
      String sign = contribution < 0 ? "−" : "+";
      return "%s %s%.1f".formatted(what, sign, Math.abs(contribution));
    }
  }

  void addTo(List<String> lines) {
    lines.add(
        "  in all, %s likely that it says what your release says; needed %s: %s"
            .formatted(
                Percent.of(likelihood.probability()),
                Percent.of(Likelihood.ENOUGH),
                likelihood.isEnough() ? "met" : "not met"));
    if (isByOthers) {
      lines.add("    but it doesn't count: no sentence that says it is yours or about you");
    }
    add("    points for:     ", it -> it >= LEAST, lines);
    add("    points against: ", it -> it <= -LEAST, lines);
  }

  private void add(String begin, DoublePredicate shown, List<String> lines) {
    var line = new StringBuilder(begin);
    for (Part part : parts(shown)) {
      String text = String.valueOf(part);
      if (line.length() + text.length() > ReportText.LINE) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(begin.length()));
      }
      line.append(text).append("  ");
    }
    if (!line.toString().isBlank() && !line.toString().equals(begin)) {
      lines.add(line.toString().stripTrailing());
    }
  }

  private List<Part> parts(DoublePredicate shown) {
    return Stream.concat(
            Stream.of(new Part("unlikely at first", Likelihood.BIAS)),
            Stream.of(Sign.values())
                .map(sign -> new Part(what(sign), likelihood.contribution(sign))))
        .filter(part -> shown.test(part.contribution))
        .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.contribution)))
        .toList();
  }

  private static String what(Sign sign) {
    return switch (sign) {
      case SENTENCES -> "sentences that count";
      case OUR_WORDS -> "words you say";
      case WORDS_ABOUT_US -> "words about you";
      case ALL_WORDS -> "all shared words";
      case LENGTH -> "article's length";
      case NAMED -> "times you are named";
      case FIRST_NAMED -> "named late";
      case ALONE -> "nobody else named";
      case CHANCES -> "sentences to compare with";
      case HOURS -> "time since the release";
      case LATE -> "over two weeks";
    };
  }
}
