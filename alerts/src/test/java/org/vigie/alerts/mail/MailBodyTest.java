package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.Golden;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertArticle;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.alerts.words.Sentence;
import org.vigie.events.Mention;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

class MailBodyTest {
  private static final int GMAIL_CLIPS_AT = 90_000;

  @Test
  void theLongestMailIsNotClipped() {
    String text = "&<\"'é🤖 ".repeat(2_000);
    List<Mention> mentions =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    AlertSamples.mention(
                        AlertSamples.article(
                            "m" + i, AlertSamples.outlet(text, "FR", 1), text, text),
                        Pickup.Kind.REPRINT,
                        AlertSamples.tag("tag", Tag.Field.text, "é", text)))
            .toList();
    var words = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));
    Alert alert =
        Alert.of(AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, mentions, 9_000), words);

    assertThat(MailBody.of(alert, frame(text.substring(0, 150))).html().getBytes(UTF_8).length)
        .isLessThan(GMAIL_CLIPS_AT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,<script>1</script>"
      })
  void aLinkThatRunsCodeIsNoLink(String link) {
    String html = MailBody.of(linked(link), frame("Titre")).html();

    assertThat(html)
        .contains("<a href=\"\" style=", ">Titre</a>")
        .doesNotContain("alert", "<script");
  }

  @Test
  void noLinkEndsItsAttribute() {
    String link = "https://a.example/\" onmouseover=\"alert(1)\"><img src=x>";

    assertThat(MailBody.of(linked(link), frame("Titre")).html())
        .contains("href=\"https://a.example/&#34; onmouseover=&#34;alert(1)&#34;>&lt;img src=x>\"")
        .doesNotContain("<img", "onmouseover=\"");
  }

  @Test
  void noTextMakesMarkupOrEndsItsElement() {
    String text = "</p></title><script>alert(1)</script><a href=x>&";
    var article =
        new AlertArticle(
            text,
            null,
            text,
            text,
            text,
            text,
            text,
            text,
            new Sentence(List.of(new Sentence.Run(text, true), new Sentence.Run(text, false))),
            text);
    Alert alert = new Alert(false, text, List.of(article, article), text, text, text, "");

    assertThat(MailBody.of(alert, frame(text)).html())
        .doesNotContain("<script", "<a ", "</p></title>")
        .contains(
            "<strong>&lt;/p&gt;&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href=x&gt;&amp;</strong>");
  }

  /** An alert whose link was not checked. */
  private static Alert linked(String link) {
    var article =
        new AlertArticle(
            "Titre", link, "Le Phare", "", "", "", "", "", new Sentence(List.of()), "");
    return new Alert(true, "Le Phare", List.of(article), "", "", "why", "");
  }

  @Test
  void aParaphraseHasOurSentenceBelowTheArticles() {
    var words = new Phrasebook(Language.EN, ZoneId.of("Europe/Paris"));
    MailBody body = MailBody.of(Alert.of(AlertSamples.paraphrase(), words), frame("News"));

    assertThat(body.text())
        .contains(
            """
              Pour le CeSIA, près de la moitié des modèles sortent sans aucun contrôle.
              We say: “Nobody has ever evaluated 46 % of the models & tools.”
            """);
    assertThat(body.html())
        .contains(
            "près de la <strong>moitié</strong> des <strong>modèles</strong> sortent",
            "We say: “Nobody has ever evaluated 46 % of the models &amp; tools.”</p>");
  }

  @Test
  void anAlertsPageSaysWhatItsTextSays() {
    var words = AlertSamples.words(Language.FR);
    String first = MailBody.of(Alert.of(AlertSamples.first(), words), frame("Premier")).html();
    String later = MailBody.of(Alert.of(AlertSamples.followUp(), words), frame("Suite")).html();

    Golden.assertLooksLike("mail.fr.html", first + later);
  }

  @Test
  void aDigestsPageSaysWhatItsTextSays() {
    var words = AlertSamples.words(Language.FR);

    Golden.assertLooksLike(
        "mail.digest.fr.html",
        MailBody.of(DigestText.of(AlertSamples.digest(), 20, words), frame("Revue")).html());
  }

  private static MailBody.Frame frame(String subject) {
    return new MailBody.Frame(subject, "fr", "");
  }
}
