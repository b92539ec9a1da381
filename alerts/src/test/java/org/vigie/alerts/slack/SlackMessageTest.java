package org.vigie.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;

class SlackMessageTest {
  private static final Phrasebook FRENCH = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel> urgent",
        "<!here|here>",
        "<@U012AB3CD> says",
        "<#C012AB3CD|presse>",
        "<https://evil.example|Le Monde>",
        "a > b & c < d",
        "&lt;!channel&gt;",
        "un|deux",
        "*gras* _it_ ~barré~ `code`",
        "> citation\n• puce\n```\nbloc"
      })
  void noTitleMakesALinkOrAnEvent(String title) {
    SlackMessage message = message(AlertSamples.titled(title));

    for (String text : texts(message)) {
      String rest =
          text.replaceAll("<https://le-courrier-national\\.example/[^|<>]*\\|[^|<>]*>", "")
              .replaceFirst("^> ", "");
      assertThat(rest).doesNotContain("<", ">").doesNotContainPattern("&(?!(amp|lt|gt);)");
    }
  }

  @Test
  void aTitleIsShownAsItIs() {
    String text = texts(message(AlertSamples.titled("a > b & c <d> &amp;"))).get(2);

    assertThat(text).contains("|a &gt; b &amp; c &lt;d&gt; &amp;amp;>");
  }

  @Test
  void theWordsThatMatchedAreBoldInTheSentence() {
    assertThat(texts(message(AlertSamples.first())).get(3))
        .isEqualTo(
            "> Elle juge l’institut « *utile s’il a un mandat* et *le droit de refuser une mise sur"
                + " le marché* ».");
  }

  @Test
  void aWordThatMatchedAfterAnApostropheIsBoldAllTheSame() {
    assertThat(Mrkdwn.sentence(Alert.of(AlertSamples.followUp(), FRENCH).lead().sentence()))
        .contains("le *CeSIA*");
    Notification elided = AlertSamples.titled("l’INESIA");
    assertThat(texts(message(elided)).getFirst()).contains("*l’INESIA*");
  }

  @ParameterizedTest
  @CsvSource({
    "Que dit l’association ?, association, Que dit l’¦*association* ?",
    "Aujourd’hui à Paris, Aujourd, *Aujourd*¦’hui à Paris",
    "Das ist CeSIA’s Linie, CeSIA, Das ist *CeSIA*¦’s Linie",
    "Le «\u00a0CeSIA\u00a0» et le CeSIA., CeSIA, Le «\u00a0¦*CeSIA*¦\u00a0» et le *CeSIA*.",
    "CeSIA…, CeSIA, *CeSIA*¦…",
    "CeSIA/INESIA, CeSIA INESIA, *CeSIA*¦/¦*INESIA*",
    "Forscher*innen des CeSIA, Forscher CeSIA, *Forscher*¦∗innen des *CeSIA*"
  })
  void noBoldWordTouchesTheRestOfItsWord(String text, String words, String expected) {
    Mention mention =
        AlertSamples.shownBy(
            AlertSamples.titled("Titre").mentions().getFirst(), text, words.split(" "));
    Notification n = AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, List.of(mention), 0);

    // why: the bar stands for the zero-width space, which can't be seen.
    assertThat(texts(message(n)).get(3).replace('\u200b', '¦')).isEqualTo("> " + expected);
  }

  @Test
  void ourSentenceIsInTheBlocksAndInTheTextOfANotification() {
    SlackMessage message = message(AlertSamples.paraphrase());

    String ours =
        "Nous disons\u00a0: «\u00a0Nobody has ever evaluated 46 % of the models &amp; tools.\u00a0»";
    assertThat(message.text()).contains(ours);
    assertThat(texts(message)).contains(ours);
  }

  @Test
  void theLongestAlertStaysWithinSlacksLimits() {
    for (String piece : List.of("&<>\"", "🤖", "é", "mot ", "\u202e*|")) {
      List<Mention> mentions = new ArrayList<>();
      for (int i = 0; i < Notification.LISTED; i++) {
        mentions.add(longest("m" + i, piece.repeat(6_000)));
      }
      for (Kind kind : Kind.values()) {
        Notification n = AlertSamples.notification(kind, Reason.NEW_ARTICLES, mentions, 9_000);
        assertValid(message(n));
      }
    }
  }

  @Test
  void aDigestCountsTheStoriesThatItHasNoRoomFor() {
    List<Mention> mentions = new ArrayList<>();
    List<Notification.Part> parts = new ArrayList<>();
    for (int i = 0; i < Notification.LISTED; i++) {
      Article article =
          AlertSamples.article("a/" + "x".repeat(1_400) + i, AlertSamples.GAZETTE, "T" + i, "");
      mentions.add(AlertSamples.mention(article, null));
      parts.add(new Notification.Part("st-" + i, 1, 0, null, false));
    }
    var digest =
        new Notification.Digest(
            AlertSamples.EIGHT, AlertSamples.EIGHT, 20, 0, 0, 0, 0, 0, List.of(), parts);

    SlackMessage message = SlackMessage.of(AlertSamples.digest(mentions, 0, digest), FRENCH);

    long shown = texts(message).stream().skip(1).filter(text -> text.startsWith("• ")).count();
    assertThat(shown).isBetween(5L, 9L);
    assertThat(texts(message)).contains("et " + (20 - shown) + " autres histoires");
    assertValid(message);
  }

  @Test
  void theLongestDigestStaysWithinSlacksLimits() {
    for (String piece : List.of("&<>\"", "🤖", "mot ")) {
      List<Mention> mentions = new ArrayList<>();
      List<Notification.Part> parts = new ArrayList<>();
      for (int i = 0; i < Notification.LISTED; i++) {
        mentions.add(longest("m" + i, piece.repeat(6_000)));
        parts.add(new Notification.Part("st-" + i, 9_000, 8_000, AlertSamples.EIGHT, false));
      }
      var tags = List.of(new Notification.TagCount(piece.strip().repeat(900), 9_000));
      var digest =
          new Notification.Digest(
              AlertSamples.EIGHT, AlertSamples.EIGHT, 9_000, 9, 900, 90, 900, 90, tags, parts);
      assertValid(SlackMessage.of(AlertSamples.digest(mentions, 9_000, digest), FRENCH));
    }
  }

  @Test
  void randomTextStaysWithinSlacksLimits() {
    long seed = 20_250_212;
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      random.ints(random.nextInt(500), 1, Character.MAX_CODE_POINT).forEach(text::appendCodePoint);
      assertValid(message(AlertSamples.titled(text.toString())));
    }
  }

  @Test
  void whatIsShownWithoutBlocksSaysTheSame() {
    assertThat(message(AlertSamples.first()).text())
        .startsWith("Le Courrier national · citation\n")
        .contains("Après le sommet", "*utile s’il a un mandat*", "+4 copies", "Pourquoi");
  }

  private static Mention longest(String id, String text) {
    Article article =
        AlertSamples.article(
            id + text.substring(0, 1), AlertSamples.outlet(text, "FR", 1), text, text);
    return AlertSamples.mention(
        article,
        Pickup.Kind.REPRINT,
        AlertSamples.tag("tag", Tag.Field.text, text.substring(0, 30), text));
  }

  private static void assertValid(SlackMessage message) {
    JsonNode json =
        Json.MAPPER.createObjectNode().put("text", message.text()).set("blocks", message.blocks());
    assertThat(BlockKit.faults(json)).isEmpty();
    assertThat(Mrkdwn.length(message.text())).isBetween(1, 3_000);
    assertThat(message.blocks().size()).isGreaterThanOrEqualTo(3);
  }

  private static SlackMessage message(Notification n) {
    return SlackMessage.of(Alert.of(n, FRENCH));
  }

  /** The message's text, followed by the text of each block. */
  private static List<String> texts(SlackMessage message) {
    List<String> texts = new ArrayList<>(List.of(message.text()));
    for (JsonNode block : message.blocks()) {
      if (block.has("text")) {
        texts.add(block.path("text").path("text").asString());
      }
      block.path("elements").forEach(each -> texts.add(each.path("text").asString()));
    }
    return texts;
  }
}
