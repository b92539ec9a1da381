package org.vigie.alerts.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.alerts.words.Sentence;

/** An alert as the two parts of a mail: a text that stands by itself, and HTML for a phone. */
final class MailBody {
  static final String LINK = "color:#0b57a4";
  static final String SMALL = "margin:4px 0;font-size:14px;color:#555555";
  private static final String WHO = "margin:0 0 4px;font-size:15px;font-weight:700;color:#a43f08";
  private static final String QUOTE =
      "margin:8px 0;padding:8px 12px;border-left:4px solid #a43f08;background:#f6f7f9";
  private static final String OTHER = "margin:0;padding:8px 0;border-top:1px solid #d7dde3";
  private static final String WHY =
      "margin:20px 0 0;padding-top:8px;border-top:1px solid #d7dde3;font-size:13px;color:#555555";

  private MailBody() {}

  static String text(Alert alert) {
    var text = new StringBuilder();
    paragraph(text, alert.headline());
    AlertArticle lead = alert.lead();
    lines(text, "", lead.title(), lead.link());
    if (!lead.sentence().isEmpty()) {
      text.append("\n");
      paragraph(text, "  " + marked(lead.sentence()));
    }
    paragraph(text, facts(alert));
    for (AlertArticle entry : alert.others()) {
      lines(text, "  ", "- " + entry.title(), entry.link());
      paragraph(text, "  " + byline(entry));
    }
    paragraph(text, alert.more());
    paragraph(text, alert.company());
    paragraph(text, alert.why());
    return text.toString().strip() + "\n";
  }

  static void lines(StringBuilder text, String indent, String title, @Nullable String link) {
    text.append(title).append('\n');
    if (link != null) {
      text.append(indent).append(link).append('\n');
    }
  }

  static void paragraph(StringBuilder text, String paragraph) {
    if (!paragraph.isEmpty()) {
      text.append(paragraph).append("\n\n");
    }
  }

  private static String marked(Sentence sentence) {
    return sentence.runs().stream()
        .map(run -> run.matched() ? "*" + run.text() + "*" : run.text())
        .collect(Collectors.joining());
  }

  static String html(Alert alert, String subject, Phrasebook words) {
    return Html.page(
        words.language().locale().getLanguage(),
        subject,
        body -> body.element("div", "max-width:600px;margin:0 auto", div -> whole(div, alert)));
  }

  private static void whole(Html html, Alert alert) {
    html.element("p", WHO, alert.headline());
    AlertArticle lead = alert.lead();
    html.element(
        "h1",
        "margin:0 0 8px;font-size:20px;line-height:1.3",
        title -> title.link(lead.link(), LINK, lead.title()));
    if (!lead.sentence().isEmpty()) {
      html.element("blockquote", QUOTE, quote -> sentence(quote, lead.sentence()));
    }
    html.element("p", SMALL, facts(alert));
    others(html, alert.others());
    for (String line : List.of(alert.more(), alert.company())) {
      if (!line.isEmpty()) {
        html.element("p", "margin:12px 0 0;font-weight:600", line);
      }
    }
    html.element("p", WHY, alert.why());
  }

  private static void others(Html html, List<AlertArticle> others) {
    if (others.isEmpty()) {
      return;
    }
    html.element(
        "ul",
        "margin:16px 0 0;padding:0;list-style:none",
        list -> {
          for (AlertArticle entry : others) {
            list.element("li", OTHER, item -> other(item, entry)).lineBreak();
          }
        });
  }

  private static void other(Html item, AlertArticle entry) {
    item.link(entry.link(), LINK, entry.title()).element("div", SMALL, byline(entry));
  }

  private static void sentence(Html html, Sentence sentence) {
    for (Sentence.Run run : sentence.runs()) {
      if (run.matched()) {
        html.element("strong", "", run.text());
      } else {
        html.text(run.text());
      }
    }
  }

  /** A first mail says outlet and kind at its top. */
  private static String facts(Alert alert) {
    AlertArticle lead = alert.lead();
    return alert.isFirst() ? join(lead.rank(), lead.clocks(), lead.tags()) : byline(lead);
  }

  private static String byline(AlertArticle entry) {
    return join(entry.outlet(), entry.rank(), entry.kind(), entry.clocks(), entry.tags());
  }

  private static String join(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
