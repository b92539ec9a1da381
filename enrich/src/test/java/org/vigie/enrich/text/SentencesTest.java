package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.Sentences.Sentence;

class SentencesTest {
  @Test
  void keepsAQuotationWithTheSentenceThatItIsIn() {
    assertThat(of("Il dit : « Oui. Non. » Puis il part. Fin."))
        .containsExactly("Il dit : « Oui. Non. » ", "Puis il part. ", "Fin.");
  }

  @Test
  void knowsAbbreviations() {
    assertThat(of("M. Dupré parle. Il part.")).containsExactly("M. Dupré parle. ", "Il part.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Nr. | v. Chr. | (u. a.",
        "en | Mr. | (Prof. | J.",
        "fr | av. J.-C. | MM. | ap. J.-C.",
        "es | Sra. | vs. | a. C.",
        "it | dott. | S.p.A. | pag.",
        "pt | Dra. | p. ex. | prof.",
        "nl | A. | B. | C.",
      })
  void abbreviationsOfALanguageEndNoSentence(
      String language, String one, String two, String three) {
    for (String each : List.of(one, two, three)) {
      assertThat(in(language, "Ab " + each + " Wren da.")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | weniger | Haus | zu | Platz | Klub",
        "fr | nommer | enjeu | bilan | grandir | hors",
        "es | tiene | firmar | pago | árbol | museo",
        "it | non | parlare | vivrà | vendite | radici",
        "pt | Portugal | trabalhadores | universidades | jornal | mais",
        "en | up | museums | bill | pan | bee",
      })
  void theEndOfAWordIsNoAbbreviation(
      String language, String a, String b, String c, String d, String e) {
    for (String each : List.of(a, b, c, d, e)) {
      assertThat(in(language, "Ab " + each + ". Wren da.")).as(each).hasSize(2);
    }
  }

  @Test
  void anAbbreviationEndsASentenceAtTheEndOfALine() {
    assertThat(in("de", "Haus Nr.\nAnders ist es.")).hasSize(2);
    assertThat(in("de", "Es ist die Nr.")).hasSize(1);
    assertThat(in("en", "A headline\nIt rains.")).containsExactly("A headline\n", "It rains.");
  }

  @Test
  void aDateIsNotCut() {
    assertThat(in("de", "Am 29. September ist Schluss. Am 3. Mai auch."))
        .containsExactly("Am 29. September ist Schluss. ", "Am 3. Mai auch.");
    assertThat(in("de", "Es waren 29. Danach kam Ruhe. Es waren 2029. Mai ist spät."))
        .containsExactly("Es waren 29. ", "Danach kam Ruhe. ", "Es waren 2029. ", "Mai ist spät.");
    assertThat(in("de", "Es waren 29.\nMai ist spät.")).hasSize(2);
    assertThat(in("de", "Alles ist zu Ende. Mai ist spät.")).hasSize(2);
    assertThat(in("en", "There were 29. Mai is a name.")).hasSize(2);
  }

  @Test
  void aBlankLineAfterAQuotationIsNoSentence() {
    assertThat(of("« C'est fini. »\n\nLe sommet commence."))
        .containsExactly("« C'est fini. »\n\n", "Le sommet commence.");
  }

  @Test
  void blankLinesAreNoSentences() {
    assertThat(of("Titre\n\n\nUne phrase.\n \nUne autre.\n\n").stream().map(String::strip))
        .containsExactly("Titre", "Une phrase.", "Une autre.");
  }

  @Test
  void findsTheSentenceAroundARange() {
    String text = "Avant. L'INESIA est née !  Après.\nLigne";
    assertThat(string(text, Sentences.around(text, 9, 15))).isEqualTo(" L'INESIA est née !");
    assertThat(string(text, Sentences.around(text, 36, 37))).isEqualTo("Ligne");
  }

  @Test
  void sentencesOfAnyTextFollowEachOther() {
    List<String> parts =
        List.of("«", "»", "“", "”", "\"", "'", " ", "\n", "\n\n", ". ", "Le", "mot", "\u00a0", "!");
    for (int seed = 0; seed < 5_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      int before = 0;
      for (Sentence sentence : Sentences.of(text.toString(), "fr")) {
        assertThat(sentence.start()).as("seed %d", seed).isGreaterThanOrEqualTo(before);
        assertThat(sentence.end()).as("seed %d", seed).isGreaterThan(sentence.start());
        before = sentence.end();
      }
    }
  }

  private static List<String> in(String language, String text) {
    return Sentences.of(text, language).stream().map(each -> string(text, each)).toList();
  }

  private static List<String> of(String text) {
    return Sentences.of(text, "fr").stream().map(sentence -> string(text, sentence)).toList();
  }

  private static String string(String text, Sentence sentence) {
    return text.substring(sentence.start(), sentence.end());
  }
}
