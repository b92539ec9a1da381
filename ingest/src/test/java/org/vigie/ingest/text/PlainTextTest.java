package org.vigie.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>Un <b>sommet</b></p>|Un sommet",
        "L&#39;IA&nbsp;: un &laquo;&nbsp;recul&nbsp;&raquo;|L'IA : un « recul »",
        "L&amp;#39;IA d&amp;eacute;nonc&amp;eacute;e|L'IA dénoncée",
        "l&amp;amp;rsquo;IA|l’IA",
        "&lt;p&gt;Paris &lt;b&gt;IA&lt;/b&gt;&lt;/p&gt;|Paris IA",
        "<div>&lt;p&gt;Paris &lt;b&gt;IA&lt;/b&gt;&lt;/p&gt;</div>|Paris IA",
        "<p>caf&amp;eacute; <i>noir</i></p>|café noir",
        "AT&T et R&D|AT&T et R&D",
        "si a < b et c > d|si a < b et c > d",
        "if a<b and c>d then|if a<b and c>d then",
        "i<s puis s>t &amp; u|i<s puis s>t & u",
        "<b class=x>gras|gras",
        "<details open>ouvert</details>|ouvert",
        "std::vector<int> et <pays>|std::vector<int> et <pays>",
        "<p>vu<script>alert('x')</script> par<style>p{}</style> nous</p>|vu par nous",
        "avant<iframe src='x' /> après|avant après",
        "<![CDATA[<p>enveloppé</p>]]>|enveloppé",
        "un <! deux, <b>trois</b>|un <! deux, trois",
        "<p><![if !supportLists]>un<![endif]> <b>deux</b></p>|un deux",
        "&lt;!-- rien --&gt;texte|texte",
        "I\u00adNE\u00adSIA et Ce\u200bSIA\ufeff|INESIA et CeSIA",
        "Se\u0301gerie|Ségerie",
        "l\u0092IA|l’IA",
        "cinq\u00a0%\u202f!|cinq % !",
        "non\u200cjoint|nonjoint"
      })
  void removesMarkupAndKeepsText(String html, String text) {
    assertThat(PlainText.ofHtml(html)).isEqualTo(text);
  }

  @Test
  void separatesParagraphsByAnEmptyLineAndLinesByALineFeed() {
    assertThat(
            PlainText.ofHtml(
                "<div><p>Un.</p>\n\n<p>Deux<br>\nlignes.</p><ul><li>a</li><li>b</li></ul></div>"))
        .isEqualTo("Un.\n\nDeux\nlignes.\n\na\nb");
    assertThat(PlainText.ofHtml("<div>Un.<br/> <br/>Deux.</div>")).isEqualTo("Un.\n\nDeux.");
    assertThat(PlainText.ofText("Un\nseul.\r\n\r\nDeux.")).isEqualTo("Un seul.\n\nDeux.");
    assertThat(PlainText.lineOf("<p>Un.</p><p>Deux.</p>")).isEqualTo("Un. Deux.");
  }

  @Test
  void keepsJoinersInEmojiAndPersian() {
    assertThat(PlainText.ofHtml("👩\u200d🔬 می\u200cخواهم")).isEqualTo("👩\u200d🔬 می\u200cخواهم");
  }

  @Test
  void dropsLoneSurrogatesAndControls() {
    assertThat(PlainText.ofHtml("a\ud83d b\udc00 c\u0000\u0007d")).isEqualTo("a b cd");
    assertThat(PlainText.lineOf("🔬".repeat(600))).isEqualTo("🔬".repeat(500));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sÃ©curitÃ© de lâ€™IA, saluÃ©e par le CeSIA|sécurité de l’IA, saluée par le CeSIA",
        "Lâ€™institut sans le sou|L’institut sans le sou",
        "une part propre, une part dÃ©truite|une part propre, une part détruite",
        "adossÃ© Ã\u00a0 aucun|adossé à aucun",
        "dÃ©jÃ  lÃ |déjà là",
        "lâ€\u009d et â€œ|l” et “",
        "Å“uvre au cÅ“ur|œuvre au cœur",
        "Â«Â recul\u00c2\u00a0Â» dÃ©noncÃ©|« recul » dénoncé",
        "NoÃ«l coÃ»te|Noël coûte",
        "10Â\u00a0%|10 %",
        "100 â‚¬ ðŸ˜€|100 € 😀",
        "sÃƒÂ©curitÃƒÂ©|sécurité",
        "l\u00e2\u0080\u0099IA|l’IA"
      })
  void repairsUtf8ReadAsWindows1252(String broken, String whole) {
    assertThat(PlainText.ofText(broken)).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "« MAÇÃ » e AMANHÃ|« MAÇÃ » e AMANHÃ",
        "«MAÇû|«MAÇû",
        "PÂ» et ÂGE|PÂ» et ÂGE",
        "«CAFÉ» à Séoul|«CAFÉ» à Séoul",
        "Ä°zmir|İzmir",
        "Ângela, Ärzte, Österreich, Ålesund|Ângela, Ärzte, Österreich, Ålesund",
        "Noël à l’âge où naît|Noël à l’âge où naît"
      })
  void leavesGoodTextAlone(String text, String same) {
    assertThat(PlainText.ofText(text)).isEqualTo(same);
  }

  @Test
  void repairsAnyFrenchText() {
    String letters = "abcdefghij ABC éèàùçêîôûëïüœæÉÈÀÇŒ « » ’ “ ” – … € ";
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("é ");
      for (int j = 0; j < 40; j++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String clean = PlainText.ofText(text.toString());
      // Lenient decoders turn the unassigned bytes of windows-1252 into control characters.
      String broken = misread(text.toString());
      assertThat(PlainText.ofText(broken)).as("text %s", i).isEqualTo(clean);
      assertThat(PlainText.ofText(clean)).as("text %s", i).isEqualTo(clean);
    }
  }

  private static String misread(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String one = new String(new byte[] {b}, Charset.forName("windows-1252"));
      out.append(one.equals("\ufffd") ? String.valueOf((char) (b & 0xFF)) : one);
    }
    return out.toString();
  }
}
