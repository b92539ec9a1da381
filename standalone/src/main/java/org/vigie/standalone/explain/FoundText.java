package org.vigie.standalone.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.overlap.Overlap.Stretch;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.pickup.Ground;
import org.vigie.enrich.pickup.Likelihood;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Passage;
import org.vigie.settings.Plural;

/**
 * Writes for people what an article took from a release, and why Vigie says so.
 *
 * @param isAll true if all sentences are shown that say in other words what the release says
 */
record FoundText(ArticleReport report, boolean isAll) {
  /** By how much a confidence can differ from what it was computed from. */
  private static final double ROUNDED = 0.0005;

  /** Maximum UTF-16 code units of words in a row, on a line of their own. Chosen: 80 in all. */
  private static final int LONGEST_ROW = 65;

  /** Maximum UTF-16 code units of a quotation or of ids. Chosen: a reason stays on one line. */
  private static final int LONGEST = 40;

  void addTo(List<String> lines) {
    lines.add("FOUND: " + found());
    List<String> reasons = new ArrayList<>();
    if (report.isRejected()) {
      reasons.add("a person has rejected it: see rejected in watch.yaml");
    }
    report.releases().stream()
        .filter(report::isTaken)
        .forEach(release -> release.grounds().forEach(it -> reasons.add(because(it, release))));
    report.releases().stream()
        .filter(release -> isNothing() && release.isLikelyByOthers())
        .map(
            release ->
                "no sentence that says what %s says is yours or about you"
                    .formatted(release.release()))
        .forEach(reasons::add);
    for (int i = 0; i < reasons.size(); i++) {
      String begin = i == 0 ? "       because " : "       and ";
      (begin + reasons.get(i)).lines().forEach(lines::add);
    }
  }

  private boolean isNothing() {
    return report.pickup() == null || report.pickup().kind() == Pickup.Kind.MENTION;
  }

  private String found() {
    Pickup pickup = report.pickup();
    if (pickup == null) {
      return report.tags().isEmpty() ? "nothing" : "tags only";
    }
    return switch (pickup.kind()) {
      case REPRINT -> "a REPRINT of " + release(pickup);
      case QUOTE -> "a QUOTE from " + release(pickup);
      case PARAPHRASE -> "a PARAPHRASE of " + release(pickup);
      case MENTION -> "a MENTION: it names you, and nothing of a release was found";
    };
  }

  private String release(Pickup pickup) {
    return pickup.release()
        + ", confidence "
        + Percent.of(confidence(pickup))
        + (pickup.toReview() ? ", for a person to review" : "");
  }

  /** Returns the likelihood itself if the confidence is that, rounded to three digits. */
  private double confidence(Pickup pickup) {
    return report.releases().stream()
        .filter(report::isTaken)
        .map(ReleaseReport::likelihood)
        .filter(Objects::nonNull)
        .mapToDouble(Likelihood::probability)
        .filter(likely -> Math.abs(likely - pickup.confidence()) <= ROUNDED)
        .findFirst()
        .orElse(pickup.confidence());
  }

  private String because(Ground ground, ReleaseReport release) {
    return switch (ground) {
      case Ground.Share(double share) ->
          Percent.of(share) + " of the article's words are the release's";
      case Ground.Row(Stretch row) ->
          row.words() + " words in a row are the release's: " + quoted(row, LONGEST);
      case Ground.Quotation(Passage passage) ->
          "“" + shortened(words(passage)) + "” is in the release word for word";
      case Ground.Fragment(Stretch row, boolean isQuoted) ->
          row.telling()
              + " words of the release, besides names, are in a row, in a "
              + (isQuoted ? "quotation" : "sentence")
              + " that is yours:\n           "
              + quoted(row, LONGEST_ROW);
      case Ground.Sentences(int number) -> sentences(number, release);
      case Ground.Messages(List<String> ids, boolean areOurs) -> messages(ids, areOurs);
      case Ground.Statement() -> "you speak about a tag within two weeks of the release";
    };
  }

  private String sentences(int number, ReleaseReport release) {
    long enough = release.sentences().stream().filter(Candidate::tellsEnough).count();
    long shown = isAll ? enough : Math.min(ReportText.MOST, enough);
    if (shown == 0) {
      return "all of it together is likely to say what the release says; see "
          + CandidateText.NEAREST;
    }
    return Plural.of(number, "sentence says", "sentences say")
        + " in other words what the release says: see "
        + CandidateText.DECIDED
        + (number > shown ? " (%d of %d shown)".formatted(shown, number) : "");
  }

  private static String messages(List<String> ids, boolean areOurs) {
    return (areOurs ? "you say " : "it has ")
        + Plural.form(ids.size(), "the message ", "the messages ")
        + shortened(String.join(", ", ids))
        + (areOurs ? "" : ", which only you make");
  }

  private String quoted(Stretch row, int longest) {
    String words = report.text(row.field()).substring(row.start(), row.end());
    return "“" + ReportText.shortened(words, longest) + "”";
  }

  private String words(Passage passage) {
    return report.text(passage.field()).substring(passage.articleStart(), passage.articleEnd());
  }

  private static String shortened(String text) {
    return ReportText.shortened(text, LONGEST);
  }
}
