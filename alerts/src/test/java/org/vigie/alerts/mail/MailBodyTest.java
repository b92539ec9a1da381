package org.vigie.alerts.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.Golden;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.DigestText;
import org.vigie.alerts.words.Phrasebook;
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

    assertThat(MailBody.html(alert, text.substring(0, 150), words).getBytes(UTF_8).length)
        .isLessThan(GMAIL_CLIPS_AT);
  }

  @Test
  void aDigestsPageSaysWhatItsTextSays() {
    var words = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));

    Golden.assertLooksLike(
        "mail.digest.fr.html",
        MailDigest.html(DigestText.of(AlertSamples.digest(), 20, words), "Revue", words));
  }
}
