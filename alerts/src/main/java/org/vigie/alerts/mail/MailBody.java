package org.vigie.alerts.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.DigestText;

/**
 * The two parts of a mail. Both have the same content in the same order.
 *
 * @param text the content as plain text, without marks: only the page shows found words in bold
 * @param html the content as an HTML page, made from the templates in {@code src/main/jte}
 */
record MailBody(String text, String html) {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, MailBody.class.getClassLoader(), "org.vigie.alerts.templates");

  /**
   * The parts of a mail that are not its content.
   *
   * @param subject the title of the HTML page
   * @param language a BCP 47 tag such as "fr"
   * @param note a last line for this mail alone; empty for none
   */
  record Frame(String subject, String language, String note) {}

  static MailBody of(Alert alert, Frame frame) {
    return new MailBody(text(alert, frame), html("alert", alert, frame));
  }

  static MailBody of(DigestText digest, Frame frame) {
    return new MailBody(text(digest, frame), html("digest", digest, frame));
  }

  private static String html(String template, Object shown, Frame frame) {
    var page = new StringOutput();
    Map<String, Object> parts =
        Map.of(
            template,
            shown,
            "subject",
            frame.subject(),
            "language",
            frame.language(),
            "note",
            frame.note());
    TEMPLATES.render(template + ".jte", parts, page);
    return page.toString();
  }

  private static String text(Alert alert, Frame frame) {
    AlertArticle lead = alert.lead();
    String quote = lines(indented(lead.sentence().text()), indented(lead.restated()));
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(alert.headline());
    paragraphs.add(lines(lead.title(), lead.link(), quote.isEmpty() ? alert.facts() : ""));
    paragraphs.add(quote.isEmpty() ? "" : quote + "\n\n" + alert.facts());
    for (AlertArticle entry : alert.others()) {
      paragraphs.add(lines("- " + entry.title(), indented(entry.link()), "  " + entry.byline()));
    }
    paragraphs.addAll(List.of(alert.more(), alert.company(), alert.why(), frame.note()));
    return joined(paragraphs);
  }

  private static String text(DigestText digest, Frame frame) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.addAll(List.of(digest.title(), digest.total(), digest.tags()));
    for (DigestText.Section section : digest.sections()) {
      paragraphs.add("== " + section.title() + " ==");
      for (DigestText.Item item : section.items()) {
        AlertArticle entry = item.entry();
        paragraphs.add(lines("- " + entry.title(), "  " + item.byline(), indented(entry.link())));
      }
    }
    paragraphs.addAll(List.of(digest.more(), digest.told(), digest.span(), frame.note()));
    return joined(paragraphs);
  }

  private static @Nullable String indented(@Nullable String line) {
    return line == null || line.isEmpty() ? null : "  " + line;
  }

  private static String lines(@Nullable String... lines) {
    return Stream.of(lines)
        .filter(line -> line != null && !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String joined(List<String> paragraphs) {
    return paragraphs.stream()
        .filter(paragraph -> !paragraph.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }
}
