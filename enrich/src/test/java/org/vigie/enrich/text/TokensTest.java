package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void setsCaseAccentsLigaturesAndPunctuationAside() {
    assertThat(Tokens.of("L’ŒUVRE « été », 70 % : Straße !").words())
        .containsExactly("l", "oeuvre", "ete", "70", "strasse");
  }

  @Test
  void partsWordsAtEveryKindOfApostropheAndHyphen() {
    assertThat(Tokens.of("l'IA").words()).isEqualTo(Tokens.of("l’IA").words());
    assertThat(Tokens.of("Jean-Luc").words()).isEqualTo(Tokens.of("jean‑luc").words());
  }

  @Test
  void seesThroughSoftHyphensJoinersAndDecomposedAccents() {
    assertThat(Tokens.of("INE\u00adSIA").words()).containsExactly("inesia");
    assertThat(Tokens.of("INE\u200bSIA").words()).containsExactly("inesia");
    String decomposed = Normalizer.normalize("Ségerie", Normalizer.Form.NFD);
    assertThat(Tokens.of(decomposed).words()).containsExactly("segerie");
    assertThat(Tokens.of(decomposed).end(0)).isEqualTo(decomposed.length());
  }

  @Test
  void givesPlacesInCodeUnits() {
    String text = "😀 « Été » !";
    Tokens tokens = Tokens.of(text);
    assertThat(tokens.size()).isEqualTo(1);
    assertThat(text.substring(tokens.start(0), tokens.end(0))).isEqualTo("Été");
  }

  @Test
  void findsTheFirstWordFromAPlaceOn() {
    Tokens tokens = Tokens.of("Un, deux trois");

    assertThat(IntStream.of(0, 1, 4, 5, 9, 10, 99).map(tokens::from))
        .containsExactly(0, 1, 1, 2, 2, 3, 3);
    assertThat(Tokens.of("").from(0)).isZero();
  }

  @Test
  void takesAnIdeographAsAWord() {
    assertThat(Tokens.of("人工智能 AI").words()).hasSize(5);
  }

  @RepeatedTest(50)
  void foldsTheSurfaceOfAWordToTheSameWord(RepetitionInfo info) {
    var random = new Random(info.getCurrentRepetition());
    var text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append((char) (random.nextBoolean() ? random.nextInt(0x300) : random.nextInt(0x10000)));
    }
    Tokens tokens = Tokens.of(text.toString());
    assertThat(tokens.size()).isPositive();
    int before = 0;
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.start(i)).isBetween(before, text.length());
      before = tokens.end(i);
      String surface = text.substring(tokens.start(i), tokens.end(i));
      assertThat(Tokens.of(surface).words())
          .as("seed %d", info.getCurrentRepetition())
          .containsExactly(tokens.word(i));
    }
  }
}
