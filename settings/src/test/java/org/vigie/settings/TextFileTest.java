package org.vigie.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, \ufeff, false",
    "UTF-16BE, \ufeff, false",
    "UTF-8, \ufeff, false",
    "UTF-8, '', false",
    "windows-1252, '', true",
  })
  void readsTheEncodingsOfEditors(String charset, String mark, boolean isAssumed) throws Exception {
    String text = mark + "L’été à Lyon, 3 €";

    TextFile file = TextFile.of(text.getBytes(Charset.forName(charset)));

    assertThat(file).isEqualTo(new TextFile(text, isAssumed));
    assertThat(file.note("a.txt").isPresent()).isEqualTo(isAssumed);
  }

  @Test
  void textInLatin1IsReadToo() throws Exception {
    assertThat(TextFile.of("déjà".getBytes(Charset.forName("ISO-8859-1"))).text())
        .isEqualTo("déjà");
  }

  @ParameterizedTest
  @ValueSource(strings = {"610062006300", "ffd8ffe000104a46", "e98d", "fffe6100d8"})
  void refusesWhatIsNoText(String bytes) {
    assertThatExceptionOfType(CharacterCodingException.class)
        .isThrownBy(() -> TextFile.of(HexFormat.of().parseHex(bytes)));
  }

  @Test
  void anEmptyFileIsEmpty() throws Exception {
    assertThat(TextFile.of("".getBytes(UTF_8)).text()).isEmpty();
  }
}
