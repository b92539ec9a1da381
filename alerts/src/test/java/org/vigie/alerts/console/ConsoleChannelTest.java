package org.vigie.alerts.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.alerts.Golden;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;

class ConsoleChannelTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @ParameterizedTest
  @EnumSource(Language.class)
  void anAlertIsFourLinesAtMost(Language language) {
    for (int width : new int[] {0, 80, 120}) {
      var channel =
          new ConsoleChannel(
              "terminal", new Terminal(out, false, width), AlertSamples.words(language));
      channel.deliver(AlertSamples.first(), null);
      channel.deliver(AlertSamples.followUp(), null);
    }

    Golden.assertLooksLike(
        "console." + language.name().toLowerCase(Locale.ROOT) + ".txt", printed());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aParaphraseHasOurSentenceBelowTheArticles(Language language) {
    for (int width : new int[] {0, 60}) {
      new ConsoleChannel("terminal", new Terminal(out, false, width), AlertSamples.words(language))
          .deliver(AlertSamples.paraphrase(), null);
    }

    Golden.assertLooksLike(
        "console.paraphrase." + language.name().toLowerCase(Locale.ROOT) + ".txt", printed());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aDigestSaysTheDayInOneLineAndEachStoryBelow(Language language) {
    for (int width : new int[] {0, 60}) {
      var channel =
          new ConsoleChannel(
              "terminal", new Terminal(out, false, width), AlertSamples.words(language));
      channel.deliver(AlertSamples.digest(), null);
      channel.deliver(AlertSamples.emptyDigest(), null);
    }

    Golden.assertLooksLike(
        "console.digest." + language.name().toLowerCase(Locale.ROOT) + ".txt", printed());
  }

  @Test
  void noLineIsWiderThanTheWindowButForItsLink() {
    for (String title :
        List.of("汉字".repeat(80), "🤖".repeat(80), "e\u0301".repeat(300), "mot ".repeat(90))) {
      bytes.reset();
      deliver(new Terminal(out, false, 80), AlertSamples.titled(title));

      for (String line : printed().lines().toList()) {
        assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(80);
      }
    }
  }

  @Test
  void whereItIsNoTerminalThereAreNoEscapeCodes() {
    deliver(Terminal.detect(out, false, Map.of("TERM", "xterm")), AlertSamples.first());

    assertThat(printed()).doesNotContain("\u001b").contains("Midi-Matin…");
  }

  @Test
  void aTerminalGetsColourUnlessToldOtherwise() {
    assertThat(Terminal.detect(out, true, Map.of("TERM", "xterm")).isColoured()).isTrue();
    assertThat(Terminal.detect(out, true, Map.of("TERM", "dumb")).isColoured()).isFalse();
    assertThat(Terminal.detect(out, true, Map.of("TERM", "xterm", "NO_COLOR", "1")).isColoured())
        .isFalse();
    assertThat(Terminal.detect(out, true, Map.of("COLUMNS", "132")).width()).isEqualTo(132);
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    deliver(
        new Terminal(out, false, 0),
        AlertSamples.titled("\u001b]0;moi\u0007\u001b[2Jvide\r\nautre\u009b31m"));

    assertThat(printed()).doesNotContain("\u001b", "\u0007", "\u009b", "\r").contains("vide autre");
    assertThat(printed().lines()).hasSize(3);
  }

  @Test
  void theWordsThatTookOurMessageAreBold() {
    deliver(new Terminal(out, true, 0), AlertSamples.first());

    assertThat(printed().lines().toList().getLast())
        .isEqualTo(
            "       «\u00a0Elle juge l’institut « \u001b[1mutile s’il a un mandat\u001b[0m et"
                + " \u001b[1mle droit de refuser une mise sur le marché\u001b[0m ».\u00a0»");
  }

  @Test
  void aSentenceThatIsCutKeepsItsQuotationMarksAndEndsItsBold() {
    for (int width = 50; width < 100; width++) {
      bytes.reset();
      deliver(new Terminal(out, true, width), AlertSamples.first());

      String line = printed().lines().toList().getLast();
      String plain = line.replaceAll("\u001b\\[[01]m", "");
      assertThat(Columns.width(plain)).as(plain).isBetween(width - 8, width);
      assertThat(plain).startsWith("       «\u00a0Elle juge").endsWith("…\u00a0»");
      assertThat(line.split("\u001b\\[1m")).hasSameSizeAs(line.split("\u001b\\[0m"));
      assertThat(line).doesNotContain("\u001b[1m\u001b");
    }
  }

  @Test
  void anAlertWithoutASentenceIsTwoLines() {
    deliver(
        new Terminal(out, false, 0),
        AlertSamples.notification(Kind.FIRST, Reason.NEW_STORY, List.of(), 2));

    assertThat(printed().lines()).hasSize(2);
  }

  @Test
  void aFurtherArticleIsNamedByItsOutletAndKind() {
    List<Mention> reprint = AlertSamples.followUp().mentions().subList(0, 1);

    deliver(
        new Terminal(out, false, 0),
        AlertSamples.notification(Kind.FOLLOW_UP, Reason.NEW_ARTICLES, reprint, 0));

    assertThat(printed())
        .contains("  ↳ 1 nouvel article · La Gazette de l’Ouest · reproduction  « Une COP");
  }

  @Test
  void aFurtherArticleNamesTheFirstMessageOfItsStory() {
    Notification first = AlertSamples.first();

    new ConsoleChannel("t", new Terminal(out, false, 0), AlertSamples.words(Language.EN))
        .deliver(AlertSamples.followUp(), new Root("console n-1", first));

    assertThat(printed().lines().toList().get(1))
        .startsWith("       Follows “Après le sommet, la France mise sur l’INESIA”, alert sent ");
  }

  @Test
  void anAlertThatCannotBeWrittenIsNotDelivered() {
    var full =
        new OutputStream() {
          @Override
          public void write(int letter) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    var terminal = new Terminal(new PrintStream(full, true, UTF_8), false, 0);
    var channel = new ConsoleChannel("terminal", terminal, AlertSamples.words(Language.EN));

    assertThat(channel.deliver(AlertSamples.first(), null)).isInstanceOf(Blocked.class);
    assertThat(channel.deliver(AlertSamples.digest(), null)).isInstanceOf(Blocked.class);
  }

  @Test
  void anAlertOfAnEarlierDayHasItsDate() {
    Notification alert = AlertSamples.first();
    Phrasebook words = AlertSamples.words(Language.FR);
    Instant later = alert.decided().plus(Duration.ofDays(3));
    var inDays = new Phrasebook(Language.FR, words.zone(), words.names(), () -> later);

    new ConsoleChannel("terminal", new Terminal(out, false, 80), inDays).deliver(alert, null);

    String head = printed().lines().findFirst().orElseThrow();
    assertThat(head).startsWith("12/02 08:05  ");
    assertThat(Columns.width(head)).isLessThanOrEqualTo(80);
  }

  @Test
  void aWarningIsOneMarkedLine() {
    new Terminal(out, false, 0).warn("presse\nrefuse tout");

    assertThat(printed()).isEqualTo("! presse refuse tout\n");
  }

  private void deliver(Terminal terminal, Notification notification) {
    new ConsoleChannel("terminal", terminal, AlertSamples.words(Language.FR))
        .deliver(notification, null);
  }

  private String printed() {
    return bytes.toString(UTF_8);
  }
}
