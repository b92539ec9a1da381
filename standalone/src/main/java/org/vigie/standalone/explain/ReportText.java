package org.vigie.standalone.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ArticleReport.Said;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.explain.ReleaseReport.Threshold;
import org.vigie.enrich.pickup.Candidate;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;

/** Writes what was found in an article, for people, on about one screen. */
public record ReportText(ArticleReport report, AlertsConfig alerts) {
  /** Maximum UTF-16 code units of a sentence. Chosen: a line of a terminal. */
  private static final int LONGEST = 88;

  /** Maximum number of sentences shown. Chosen: one screen; those of nobody are left out first. */
  private static final int MOST_SENTENCES = 24;

  /** Returns the lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Characters.printable(report.article().title()));
    lines.add(
        "%s, dated %s, from %s"
            .formatted(
                language(),
                report.article().dated().truncatedTo(ChronoUnit.SECONDS),
                Characters.printable(report.article().outlet().name())));
    new PlacesText(report).addTo(lines);
    addSentences(lines);
    report.releases().forEach(release -> addRelease(release, lines));
    lines.add("");
    lines.add("FOUND: " + pickup());
    lines.add("ALERT: " + alert());
    return lines;
  }

  private String language() {
    if (report.language() == null) {
      return "language unknown, so the words of all languages count";
    }
    return "language " + report.language() + (report.isGuessed() ? " (guessed)" : "");
  }

  private void addSentences(List<String> lines) {
    lines.add("");
    lines.add("WHOSE WORDS: yours = you say it, others = somebody else does, – = nobody is named");
    boolean isLong = report.sentences().size() > MOST_SENTENCES;
    int shown = 0;
    for (Said said : report.sentences()) {
      if (shown < MOST_SENTENCES && (!isLong || said.source() != Source.NOBODY)) {
        lines.add("  %-7s %s".formatted(word(said.source()), shortened(said.words())));
        shown++;
      }
    }
    if (shown < report.sentences().size()) {
      lines.add("  and " + Plural.of(report.sentences().size() - shown, "more sentence"));
    }
  }

  private static String word(Source source) {
    return switch (source) {
      case OURS -> "yours";
      case OTHERS -> "others";
      case NOBODY -> "–";
    };
  }

  private void addRelease(ReleaseReport release, List<String> lines) {
    lines.add("");
    lines.add("RELEASE " + release.release() + distance(release.published()));
    for (Threshold each : release.thresholds()) {
      lines.add(
          "  %-14s %4d %s; needed %d: %s"
              .formatted(
                  each.pickup(),
                  each.found(),
                  each.what(),
                  each.needed(),
                  each.isMet() ? "met" : "not met"));
    }
    release.sentences().forEach(each -> addSentence(each, lines));
  }

  /** Says how long before the article the release was published: the longer, the more is needed. */
  private String distance(@Nullable Instant published) {
    if (published == null) {
      return "";
    }
    long days = Duration.between(published, report.article().dated()).toDays();
    return days < 1
        ? ", of the day of the article"
        : ", " + Plural.of(days, "day") + " before the article";
  }

  private void addSentence(Candidate candidate, List<String> lines) {
    Restatement sentence = candidate.restatement();
    String text = report.text(sentence.field()).substring(sentence.start(), sentence.end());
    lines.add("  in other words: " + shortened(text.strip()));
    String needed =
        candidate.needed() == Candidate.NEVER
            ? "others say it, or it is too late: not met"
            : String.format(
                Locale.ROOT,
                "needed %.1f: %s",
                candidate.needed(),
                candidate.isSaid() ? "met" : "not met");
    lines.add(
        String.format(
            Locale.ROOT,
            "                 %.1f for %s; %s",
            candidate.told(),
            shortened(String.join(", ", sentence.shared().keySet())),
            needed));
  }

  private String pickup() {
    Pickup pickup = report.pickup();
    if (pickup == null) {
      return report.tags().isEmpty() ? "nothing" : "tags only";
    }
    String what =
        switch (pickup.kind()) {
          case REPRINT -> "a REPRINT of " + pickup.release();
          case QUOTE -> "a QUOTE from " + pickup.release();
          case PARAPHRASE -> "a PARAPHRASE of " + pickup.release();
          case MENTION -> "a MENTION: it names you, and uses no release";
        };
    return what
        + String.format(Locale.ROOT, ", confidence %.2f", pickup.confidence())
        + (pickup.toReview() ? ", for a person to review" : "");
  }

  private String alert() {
    if (report.isOwn()) {
      return "none, because the article is on your own site";
    }
    List<Tag> tags =
        report.tags().stream().filter(tag -> !report.messages().contains(tag.tag())).toList();
    List<Route> taken = ArticleRoutes.of(alerts).taken(report.article(), tags, report.pickup());
    return taken.isEmpty()
        ? "none, because no route fits"
        : taken.stream()
            .map(
                route ->
                    (route.name() == null ? route.id() : route.name())
                        + " → "
                        + String.join(", ", route.to()))
            .collect(Collectors.joining("; "));
  }

  static String shortened(String text) {
    String line = Characters.printable(text).replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
  }
}
