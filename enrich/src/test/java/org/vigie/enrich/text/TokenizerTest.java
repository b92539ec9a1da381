package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "l’INESIA et l' INESIA | INESIA et INESIA",
        "d'l'IA jusqu’à l’« IA » | IA à IA",
        "say ‘all’ of dell’IA and l\u00AD’IA | say all of IA and IA",
        "CeSIA's report, they don’t | CeSIA report they don't",
        "l'A.I. et COP21 ou COP-21 | AI et COP 21 ou COP 21",
        "la fin de l'IA.Le reste | la fin de IA Le reste",
        "com.cesia.input 3,5 1.000.000 12:30 | com.cesia.input 3,5 1.000.000 12 30",
        "#CeSIA_Paris INE\u00adSIA IA\u200e | CeSIA Paris INESIA IA",
        "«\u202fINESIA\u202f» le CeSIA\u202f! | INESIA le CeSIA",
        "中文.ひら ポテト 👍 © | 中 文 ひ ら ポテト",
      })
  void cutsAsAReaderDoes(String text, String words) {
    assertThat(Tokenizer.tokenize(text)).extracting(Token::exact).containsExactly(words.split(" "));
  }

  @Test
  void foldsEachWord() {
    assertThat(Tokenizer.tokenize("L’ŒUVRE Straße ﬁn I.A. 𝕀𝔸"))
        .extracting(Token::plain)
        .containsExactly("oeuvre", "strasse", "fin", "ia", "ia");
  }

  @Test
  void widensTheGapBetweenSentencesAndParagraphs() {
    assertThat(gaps("Un mot. Un M. Dupré… et\n\nfin")).containsExactly(0, 0, 4, 0, 0, 0, 10);
    assertThat(gaps("Un mot!Une fin")).containsExactly(0, 0, 4, 0);
  }

  @Test
  void cutsLongRuns() {
    assertThat(Tokenizer.tokenize("x".repeat(300))).hasSize(2);
  }

  @Test
  void onlyShortWordsOfTheLettersAToZHaveACode() {
    List<Token> coded = Tokenizer.tokenize("a z aa az za aaaaaaaaaaaa zzzzzzzzzzzz baaaaaaaaaaa");
    assertThat(coded).extracting(Token::code).doesNotHaveDuplicates().doesNotContain(0L);
    assertThat(Tokenizer.tokenize("az").getFirst().code()).isEqualTo(coded.get(3).code());
    assertThat(Tokenizer.tokenize("aaaaaaaaaaaaa Az été 12 a\u00ADz A.I. cop21 ß"))
        .allMatch(word -> word.code() == 0 || word.exact().equals("cop"));
  }

  private static List<Integer> gaps(String text) {
    return Tokenizer.tokenize(text).stream().map(Token::gap).toList();
  }
}
