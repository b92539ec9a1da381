package org.vigie.standalone.explain;

import java.util.List;
import java.util.Locale;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Pickup;

/**
 * Writes for people how much a sentence of an article shares with a sentence of a release, and
 * whether it counts by itself.
 */
record CandidateText(ArticleReport report, ReleaseReport release, Candidate candidate) {
  /** What begins the line of a sentence that says enough by itself, if the article was found. */
  static final String DECIDED = "DECIDED";

  /** What begins the line of the nearest sentence, if no sentence says enough by itself. */
  static final String NEAREST = "NEAREST";

  private static final int TENTHS = 10;

  void addTo(List<String> lines) {
    Restatement sentence = candidate.restatement();
    String text = report.text(sentence.field()).substring(sentence.start(), sentence.end());
    lines.add(
        ReportText.filled("  in other words, %-9s".formatted(verdict() + ":"), text.strip(), ""));
    String point = sentence.point().sentence().strip();
    boolean isMessage = sentence.point().isMessage();
    lines.add(
        ReportText.filled(isMessage ? "    your message: " : "    your release: ", point, ""));
    lines.add(shared());
    lines.add("    " + needs());
    Likelihood likelihood = release.likelihood();
    if (candidate.tellsEnough() && likelihood != null && !likelihood.isEnough()) {
      lines.add("    but the whole article is not likely enough to say it: see “in all”");
    }
  }

  private String verdict() {
    Pickup pickup = report.pickup();
    boolean isParaphrase = pickup != null && pickup.kind() == Pickup.Kind.PARAPHRASE;
    if (isParaphrase && report.isTaken(release) && release.isDecisive(candidate)) {
      return candidate.tellsEnough() ? DECIDED : NEAREST;
    }
    return candidate.tellsEnough() ? "met" : "not met";
  }

  private String shared() {
    String words = String.join(", ", candidate.restatement().shared().keySet());
    String end = candidate.restatement().hasWord() ? "" : " (numbers alone)";
    return ReportText.filled(
        "    shared, worth %s rare words: ".formatted(figure(candidate.own())), words, end);
  }

  /** Rounds down, so that a figure that is not enough never looks as if it were. */
  private static String figure(double tells) {
    return String.format(Locale.ROOT, "%.1f", Math.floor(tells * TENTHS) / TENTHS);
  }

  private String needs() {
    String needed = "needed %s to count by itself".formatted(figure(candidate.relation().needed()));
    return switch (candidate.relation()) {
      case WE_SAY -> needed + ": you say it";
      case WE_ACT -> needed + ": it says what you do";
      case ABOUT_US -> needed + ": it is about you";
      case UNSAID -> "doesn't count by itself: nobody says it, and it isn't about you";
      case OTHERS -> "doesn't count: others say it";
    };
  }
}
