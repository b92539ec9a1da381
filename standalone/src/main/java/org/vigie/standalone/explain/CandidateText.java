package org.vigie.standalone.explain;

import java.util.List;
import java.util.Locale;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.pickup.Age;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Doubt;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Pickup;

/**
 * Writes for people how much a sentence of an article shares with a sentence of a release, and how
 * much it must share. All figures have one decimal, and the parts add up.
 */
record CandidateText(ArticleReport report, ReleaseReport release, Candidate candidate) {
  /** What begins the line of a sentence by which the article was found. */
  static final String DECIDED = "DECIDED";

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
    lines.add("    " + needed());
  }

  private String verdict() {
    Pickup pickup = report.pickup();
    if (!candidate.isSaid()) {
      return "not met";
    }
    boolean decided =
        pickup != null
            && pickup.kind() == Pickup.Kind.PARAPHRASE
            && release.release().equals(pickup.release());
    return decided ? DECIDED : "met";
  }

  private String shared() {
    long told = tenths(candidate.told());
    long own = tenths(candidate.own());
    String words = String.join(", ", candidate.restatement().shared().keySet());
    String end = candidate.restatement().hasWord() ? "" : " (numbers alone)";
    return told == own
        ? ReportText.filled("    shared %s for ".formatted(figure(told)), words, end)
        : ReportText.filled(
            "    shared %s: %s for ".formatted(figure(told), figure(own)),
            words,
            end + " + " + figure(told - own) + " for other sentences");
  }

  /** Rounds down, so that a figure that is not enough never looks as if it were. */
  private static long tenths(double told) {
    return (long) Math.floor(told * TENTHS);
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String figure(long tenths) {
    return figure((double) tenths / TENTHS);
  }

  private String needed() {
    return switch (candidate.need()) {
      case WE_SAY -> needed("because you say it");
      case WHOEVER_SAYS_IT -> needed("even if you say it");
      case WE_ACT -> needed("because it says what you do");
      case ABOUT_US -> needed("without a word like “says”");
      case AFTER_US -> needed("after a sentence about you");
      case UNSAID -> needed("without a speaker");
      case BESIDE_OTHERS -> needed("by others, who name you");
      case OTHERS -> "never enough, because others say it";
      case LATE ->
          "never enough, because you don't say it and "
              + (release.published() == null
                  ? "the release has no date"
                  : "the release is over two weeks old");
    };
  }

  private String needed(String why) {
    String more = age() + doubt() + added(candidate.ofMessage(), "message");
    String all = "needed " + figure(candidate.needed());
    return more.isEmpty()
        ? all + " " + why
        : all + ": " + figure(candidate.need().least()) + " " + why + more;
  }

  private String age() {
    Age age = candidate.age();
    return switch (age) {
      case FIRST_DAY -> added(age.more(), "first day");
      case FIRST_WEEK -> "";
      case SECOND_WEEK -> added(age.more(), "second week");
      case LATE -> added(age.more(), release.published() == null ? "no date" : "after two weeks");
    };
  }

  private String doubt() {
    Doubt doubt = candidate.doubt();
    return switch (doubt) {
      case NONE -> "";
      case ALONE -> added(doubt.more(), "nobody else");
      case ONLY_PEOPLE -> added(doubt.more(), "only a person");
      case DESCRIBED, UNTAGGED -> added(doubt.more(), "doubtful name");
    };
  }

  private static String added(double more, String why) {
    return more == 0 ? "" : (more < 0 ? " − " : " + ") + figure(Math.abs(more)) + " " + why;
  }
}
