package org.vigie.standalone.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ReleaseReport;
import org.vigie.enrich.pickup.Releases;
import org.vigie.events.Tag;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Plural;

/**
 * Writes what was found in an article, for people, on about one screen.
 *
 * @param isAll true to show all sentences that may say in other words what a release says
 */
public record ReportText(ArticleReport report, AlertsConfig alerts, boolean isAll) {
  /** Maximum number of sentences of a release, unless all are shown. Chosen: others share less. */
  static final int MOST = 3;

  /** Maximum UTF-16 code units of a line. Chosen: a line of a terminal. */
  static final int LINE = 100;

  /** Number of UTF-16 code units that are shown of a text even if its line is too long. */
  private static final int LEAST = 12;

  /** Maximum UTF-16 code units of a sentence, with room for what is before it. */
  private static final int LONGEST = 88;

  /** The name of the time zone, such as Europe/Paris, follows the time. */
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

  private static final String NOW =
      "What the configuration on disk finds now; what was told earlier can be something else.";

  /** A broken embargo is seen up to a day before. */
  private static final String NOT_COMPARED =
      ": not compared, because an article takes up a release one day before it at the earliest";

  /** Returns the lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Characters.printable(report.article().title()));
    lines.add(
        "%s, dated %s, from %s"
            .formatted(
                language(),
                MINUTE.format(report.article().dated().atZone(report.zone())),
                Characters.printable(report.article().outlet().name())));
    lines.add(NOW);
    // why: the result comes first; what follows is read only by somebody who doubts it.
    new FoundText(report, isAll).addTo(lines);
    lines.add("ALERT: " + alert());
    new PlacesText(report).addTo(lines);
    new SpeakersText(report).addTo(lines);
    // why: the release that the alert names comes first.
    report.releases().stream()
        .sorted(Comparator.comparing(release -> !report.isTaken(release)))
        .forEach(release -> addRelease(release, lines));
    for (var later : report.later()) {
      lines.add("");
      lines.add("RELEASE " + later.id() + distance(later.published()) + NOT_COMPARED);
    }
    return lines;
  }

  private String language() {
    if (report.language() == null) {
      return "language unknown, so the words of all languages count";
    }
    String declared = report.declared();
    if (report.language().equals(declared)) {
      return "language " + declared;
    }
    String but = declared == null ? "" : "; the feed says " + declared;
    return "language " + report.language() + " (guessed" + but + ")";
  }

  private void addRelease(ReleaseReport release, List<String> lines) {
    lines.add("");
    lines.add("RELEASE " + release.release() + distance(release.published()));
    new ThresholdsText(release).addTo(lines);
    if (release.sentences().isEmpty()) {
      lines.add(
          "  in other words  nothing: "
              + (!report.namesUs()
                  ? "sentences are compared only if the article names you"
                  : Releases.isEarly(report.article().dated(), release.published())
                      ? "over two hours before a release, only reprints and quotations count"
                      : "no sentence shares enough words with one of yours"));
    }
    addSentences(release, lines);
    if (release.likelihood() != null) {
      new LikelihoodText(release.likelihood(), release.isLikelyByOthers()).addTo(lines);
    }
  }

  private void addSentences(ReleaseReport release, List<String> lines) {
    int all = release.sentences().size();
    int shown = isAll ? all : Math.min(MOST, all);
    release.sentences().stream()
        .limit(shown)
        .forEach(each -> new CandidateText(report, release, each).addTo(lines));
    if (shown < all) {
      lines.add("  and %s; --all shows them".formatted(Plural.of(all - shown, "more sentence")));
    }
  }

  /** Says how long before the article the release was published: the longer, the less likely. */
  private String distance(@Nullable Instant published) {
    if (published == null) {
      return "";
    }
    long days = ChronoUnit.DAYS.between(day(published), day(report.article().dated()));
    if (days == 0) {
      return ", of the day of the article";
    }
    return ", "
        + Plural.of(Math.abs(days), "day")
        + (days < 0 ? " after" : " before")
        + " the article";
  }

  private LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, report.zone());
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

  /** Returns a line; shortens the text between {@code begin} and {@code end} if it is too long. */
  static String filled(String begin, String text, String end) {
    int free = LINE - begin.length() - end.length();
    return begin + shortened(text, Math.max(free, LEAST)) + end;
  }

  static String shortened(String text) {
    return shortened(text, LONGEST);
  }

  /** Returns a text on one line, of so many UTF-16 code units at most. */
  static String shortened(String text, int longest) {
    String line = Characters.printable(text).replaceAll("\\s+", " ");
    return line.length() > longest ? line.substring(0, longest - 1).stripTrailing() + "…" : line;
  }
}
