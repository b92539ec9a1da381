package org.vigie.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCharsetTest {
  @ParameterizedTest
  @CsvSource({
    "big5, Big5",
    "eucjp, EUC-JP",
    "euckr, EUC-KR",
    "gb2312, GB18030",
    "koi8r, KOI8-R",
    "shiftjis, Shift_JIS",
    "tis620, x-windows-874",
    "windows1255, windows-1255"
  })
  void recognisesACharsetThatNothingDeclares(String file, String charset) {
    Path path = Corpora.corpus("feedparser").resolve("tests/illformed/chardet/" + file + ".xml");
    byte[] body = Corpora.bytes(path);
    assertThat(FeedCharset.decode(body, null))
        .isEqualTo(new String(body, Charset.forName(charset)));
  }

  @ParameterizedTest
  @CsvSource({
    "l1, windows-1252",
    "ISO8859_1, windows-1252",
    "iso-8859-8-i, windows-1255",
    "sjis, windows-31j",
    "x-cp1251, windows-1251",
    "mac_cyrillic, x-MacCyrillic",
    "macintosh, x-MacRoman",
    "437, IBM437",
    "tis-620, x-windows-874",
    "utf-16, windows-1252",
    "IBM037, windows-1252",
    "no-such, windows-1252"
  })
  void takesLabelsForWhatTheyMeanOnTheWeb(String label, String charset) {
    byte[] body = {'a', (byte) 0x93, (byte) 0xE0, 'b'};
    assertThat(FeedCharset.decode(body, "text/xml; charset=" + label))
        .isEqualTo(new String(body, Charset.forName(charset)));
  }

  @Test
  void putsValidUtf8BeforeALabel() {
    byte[] body = "é".getBytes(StandardCharsets.UTF_8);
    assertThat(FeedCharset.decode(body, "text/xml; charset=latin1")).isEqualTo("é");
  }
}
