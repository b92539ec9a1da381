package org.vigie.alerts.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Language;

class PhrasesTest {
  private static final Phrases FRENCH = Phrases.of(Language.FR);
  private static final Phrases ENGLISH = Phrases.of(Language.EN);

  @Test
  void bothLanguagesHaveTheSameTextsWithTheSameArguments() {
    assertThat(arguments(FRENCH)).isNotEmpty().isEqualTo(arguments(ENGLISH));
  }

  private static Map<String, Set<String>> arguments(Phrases phrases) {
    return phrases.texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().arguments()));
  }

  @Test
  void pluralsFollowTheLanguage() {
    assertThat(FRENCH.say("story.unlisted", "count", 1)).isEqualTo("et 1 autre");
    assertThat(FRENCH.say("story.unlisted", "count", 2)).isEqualTo("et 2 autres");
    assertThat(ENGLISH.say("story.copies", "count", 1)).isEqualTo("+1 copy of the same text");
    assertThat(ENGLISH.say("story.copies", "count", 12_000))
        .isEqualTo("+12000 copies of the same text");
  }

  @Test
  void heldStoriesAreCalledStories() {
    assertThat(ENGLISH.say("digest.held", "count", 1))
        .isEqualTo("1 story held back by quiet hours");
    assertThat(FRENCH.say("digest.held", "count", 2))
        .isEqualTo("2 histoires retenues par les heures calmes");
  }

  @Test
  void aSpaceBeforeFrenchPunctuationDoesNotBreak() {
    assertThat(FRENCH.texts.values())
        .extracting(text -> text.format().toPattern())
        .noneMatch(pattern -> pattern.matches("(?s).* [:;!?»].*|.*« .*"));
  }

  @Test
  void textInsideAnArgumentIsNoPattern() {
    assertThat(FRENCH.say("quoted", "text", "l'{autre} #1"))
        .isEqualTo("«\u00a0l'{autre} #1\u00a0»");
  }

  @Test
  void aTextThatBeginsWithItsOwnQuotationMarksGetsNoOthers() {
    var words = new Phrasebook(Language.EN, ZoneOffset.UTC);

    assertThat(words.quoted("No, said Anne Dupré.")).isEqualTo("“No, said Anne Dupré.”");
    assertThat(words.quoted("«No», said Anne Dupré.")).isEqualTo("«No», said Anne Dupré.");
  }

  @Test
  void anUnknownTextAnArgumentTooFewAndOneTooManyAreErrors() {
    assertThatThrownBy(() -> FRENCH.say("story.nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no text story.nothing with arguments []");
    assertThatThrownBy(() -> FRENCH.say("story.more"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no text story.more with arguments []");
    assertThatThrownBy(() -> FRENCH.say("why.held", "until", "07:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyThreadsCanUseOneInstance() {
    var said =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> FRENCH.say("story.others", "count", i + 2))
            .collect(Collectors.toSet());

    assertThat(said).hasSize(2_000).allMatch(text -> text.matches("\\+\\d+ autres articles"));
  }
}
