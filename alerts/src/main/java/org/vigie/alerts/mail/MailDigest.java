package org.vigie.alerts.mail;

import static org.vigie.alerts.mail.MailBody.LINK;
import static org.vigie.alerts.mail.MailBody.SMALL;

import java.util.List;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;

/** A digest as the two parts of a mail, in the same order. */
final class MailDigest {
  private MailDigest() {}

  static String text(DigestText digest) {
    var text = new StringBuilder();
    MailBody.paragraph(text, digest.title());
    MailBody.paragraph(text, digest.total());
    MailBody.paragraph(text, digest.tags());
    for (DigestText.Section section : digest.sections()) {
      MailBody.paragraph(text, "== " + section.title() + " ==");
      for (DigestText.Item item : section.items()) {
        text.append("- ").append(item.entry().title()).append("\n  ").append(item.facts());
        MailBody.paragraph(text, item.entry().link() == null ? " " : "\n  " + item.entry().link());
      }
    }
    List.of(digest.more(), digest.told(), digest.span())
        .forEach(line -> MailBody.paragraph(text, line));
    return text.toString().strip() + "\n";
  }

  static String html(DigestText digest, String subject, Phrasebook words) {
    return Html.page(
        words.language().locale().getLanguage(),
        subject,
        body -> body.element("div", "max-width:600px;margin:0 auto", div -> whole(div, digest)));
  }

  private static void whole(Html html, DigestText digest) {
    html.element("p", "margin:0 0 4px;font-weight:600;color:#7a1f1f", digest.title());
    html.element("h1", "margin:0 0 8px;font-size:20px;line-height:1.3", digest.total());
    small(html, digest.tags());
    for (DigestText.Section section : digest.sections()) {
      html.element("h2", "margin:20px 0 4px;font-size:16px", section.title());
      html.element("ul", "margin:4px 0;padding-left:20px", list -> items(list, section));
    }
    List.of(digest.more(), digest.told(), digest.span()).forEach(line -> small(html, line));
  }

  private static void items(Html list, DigestText.Section section) {
    for (DigestText.Item item : section.items()) {
      list.element(
              "li",
              "margin:8px 0",
              li ->
                  li.link(item.entry().link(), LINK, item.entry().title())
                      .element("div", SMALL, item.facts()))
          .lineBreak();
    }
  }

  private static void small(Html html, String line) {
    if (!line.isEmpty()) {
      html.element("p", SMALL, line);
    }
  }
}
