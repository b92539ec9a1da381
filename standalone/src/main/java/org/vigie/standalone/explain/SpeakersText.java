package org.vigie.standalone.explain;

import java.util.List;
import org.vigie.enrich.attribution.Attribution.Reason;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.explain.ArticleReport;
import org.vigie.enrich.explain.ArticleReport.Said;
import org.vigie.settings.Plural;

/** Writes for people whose words each sentence of an article is, and why. */
record SpeakersText(ArticleReport report) {
  /** Maximum number of sentences shown. Chosen: one screen; those of nobody are left out first. */
  private static final int MOST = 24;

  /** Maximum UTF-16 code units of a sentence beside a reason. The longest reasons have 38. */
  private static final int LONGEST = 50;

  private static final int LONGEST_REASON = 38;

  void addTo(List<String> lines) {
    lines.add("");
    lines.add(
        "WHOSE WORDS: yours = you say it or it is about you, others = somebody else says it, – ="
            + " nobody");
    boolean isLong = report.sentences().size() > MOST;
    int shown = 0;
    for (Said said : report.sentences()) {
      if (shown < MOST && (!isLong || said.reason().source() != Source.NOBODY)) {
        lines.add(line(said));
        shown++;
      }
    }
    if (shown < report.sentences().size()) {
      lines.add("  and " + Plural.of(report.sentences().size() - shown, "more sentence"));
    }
  }

  private static String line(Said said) {
    Reason reason = said.reason();
    if (reason.source() == Source.NOBODY) {
      return "  –       " + ReportText.shortened(said.words());
    }
    return "  %-7s %-50s  %s"
        .formatted(
            reason.source() == Source.OURS ? "yours" : "others",
            ReportText.shortened(said.words(), LONGEST),
            ReportText.shortened(why(reason, reason.source() == Source.OURS), LONGEST_REASON));
  }

  private static String why(Reason reason, boolean isOurs) {
    return switch (reason.rule()) {
      case NAMED_HERE -> (isOurs ? "names you" : "names others") + beside(reason);
      case QUESTION -> "a question of an interview";
      case GUEST -> isOurs ? "an interview with you" : "an interview with somebody else";
      case BY_US -> "one of us wrote the article";
      case WRITER -> "the writer says “I”";
      case CLAIMED -> "somebody says the words are theirs";
      case ROLE -> "a role that is not yours speaks";
      case AFTER_QUOTATION -> "the sentence after it names " + (isOurs ? "you" : "others");
      case NAMED_BEFORE -> "goes on after " + (isOurs ? "a sentence of yours" : "somebody else");
      case GOES_ON -> "between two sentences of " + (isOurs ? "yours" : "others");
      case NAMED_AHEAD -> "a sentence soon after names you";
      case FIRST_PERSON -> "somebody without a name says “I”";
      case ANSWER -> "an answer after your name and “:”";
      case LEAD -> "the text names " + (isOurs ? "you" : "others") + " first";
      case TITLE -> "the headline names " + (isOurs ? "you" : "others");
      case NONE -> "";
    };
  }

  private static String beside(Reason reason) {
    String sign = reason.sign();
    return sign == null ? "" : (sign.equals(":") ? " before “" : " beside “") + sign + "”";
  }
}
