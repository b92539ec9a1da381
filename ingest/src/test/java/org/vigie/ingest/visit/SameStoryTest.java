package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameStoryTest {
  private static final String CHARACTERS = "aAbBzZéÉçÇœŒßİıΣσςΔάж東京서울½²٣ \n.,'’-_«»़́̂ा😀𝐀";

  @Test
  void longerWordsAreComparedWithoutCaseAndAccents() {
    assertThat(SameStory.words("L’ÉTÉ à l’Île-de-France: 2025, naïveté; ΟΔΟΣ, e\u0301te\u0301s"))
        .containsExactlyInAnyOrder("france", "2025", "naivete", "οδος", "etes");
  }

  @Test
  void wordsAreThoseBetweenCharactersThatAreNoLettersOrDigits() {
    var random = new Random(1);
    int[] characters = CHARACTERS.codePoints().toArray();
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.appendCodePoint(characters[random.nextInt(characters.length)]);
      }

      assertThat(SameStory.words(text.toString())).as("%s", text).isEqualTo(slow(text.toString()));
    }
  }

  @Test
  void oneWordIsATitleOnlyInALanguageWithoutSpaces() {
    assertThat(SameStory.isSame(Set.of("politik"), Set.of("politik"))).isFalse();
    assertThat(SameStory.isSame(Set.of("東京都の新しい計画"), Set.of("東京都の新しい計画"))).isTrue();
    assertThat(SameStory.isSame(Set.of("東京都の新しい計画"), Set.of("大阪の古い橋"))).isFalse();
    assertThat(SameStory.isSame(Set.of("แผนใหม่ของกรุงเทพ"), Set.of("แผนใหม่ของกรุงเทพ"))).isTrue();
  }

  private static Set<String> slow(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    Set<String> words = new HashSet<>();
    for (String word : folded.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() >= 4) {
        words.add(word);
      }
    }
    return words;
  }
}
