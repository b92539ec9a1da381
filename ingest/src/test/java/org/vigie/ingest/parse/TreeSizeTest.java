package org.vigie.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The libraries never make more nodes of a text than were counted before. */
class TreeSizeTest {
  private static final List<String> PIECES =
      List.of(
          "<a>",
          "</a>",
          "<b/>",
          "<c d='e'>",
          "<c d=\"",
          "<c d='",
          "<c d=e",
          "<",
          ">",
          "/",
          "?",
          "=",
          "\"",
          "'",
          " ",
          "\n",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "--!>",
          "<!-->",
          "<!--->",
          "-",
          "!",
          "<?x",
          "?>",
          "<?x y='z'?>",
          "<!DOCTYPE x",
          "<!DOCTYPE x PUBLIC 'y'>",
          "[",
          "]",
          "<!ENTITY x ",
          "<!x ",
          "&amp;",
          "&",
          "f",
          "\0",
          "\uffff",
          "<script>",
          "<title>",
          "</",
          "<x:y xmlns:x='http://www.w3.org/1999/xhtml'>",
          "<html xmlns='http://www.w3.org/1999/xhtml'>");
  private static final int TEXTS = 100_000;

  @Test
  void countsAtLeastTheNodesThatJsoupMakes() {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(30);
      for (int j = 0; j < length; j++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextInt(8) == 0 ? " n" + j : "");
      }
      int counted = XmlSize.of(text.toString()).nodes();
      assertThat(counted)
          .as("seed " + seed + ": " + text)
          .isGreaterThanOrEqualTo(nodes(Parser.xmlParser().parseInput(text.toString(), "")));
    }
  }

  @Test
  void anInstructionWithoutItsEndHidesNoElements() {
    String xml = "<?x n--><!--?>" + "<c/>".repeat(50);
    assertThat(XmlSize.of(xml).nodes()).isGreaterThan(50);
  }

  private static int nodes(Document document) {
    int[] found = new int[1];
    document.traverse(
        (node, _) -> {
          boolean plain = node instanceof Document || node.nodeName().equals("#text");
          found[0] += plain && node instanceof TextNode ? 0 : plain ? 0 : 1 + attributes(node);
        });
    return found[0];
  }

  private static int attributes(Node node) {
    return switch (node) {
      case org.jsoup.nodes.Element element -> element.attributesSize();
      case XmlDeclaration declaration -> Math.max(0, declaration.attributesSize() - 1);
      default -> 0;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <a><b c='d' e="f" g=h i/>j</a>    | 7
          <a><![CDATA[<b><c><d>]]></a>      | 3
          <a b='>'><![CDATA[<b><c><d>]]></a>| 4
          <a><!-- <b> --><![CDATA[<b>]]></a>| 4
          <?xml version='1.0'?><!DOCTYPE a><a> 1 < 2 <![CDATA[<b><c>]]></a> | 8
          """)
  void countsTagsAndAttributesButNothingInCdata(String xml, int nodes) {
    assertThat(XmlSize.of(xml).nodes()).isEqualTo(nodes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a b=\"<![CDATA[\"/>",
        "<!--!><![CDATA[-->",
        "<a x\"y=\"<![CDATA[\"/>",
        "<!DOCTYPE a [ '<![CDATA[' ]>",
        "<?a b='<![CDATA['?>"
      })
  void isNotMisledAboutWhereCdataBegins(String trick) {
    assertThat(XmlSize.of(trick + "<x/>".repeat(1_000)).nodes()).isGreaterThan(1_000);
  }

  @Test
  void countsAtLeastTheNamesAndValuesThatJacksonMakes() {
    String json =
        "{\"a\":[1,2,{\"b\":\"x,[{\\\"\",\"c\":[[],[]],\"d\":{}}],\"e\":null,\"f\":[\"\",true]}";
    assertThat(JsonSize.of(json).nodes())
        .isGreaterThanOrEqualTo(values(JsonMapper.shared().readTree(json)))
        .isLessThan(30);
    assertThat(JsonSize.of(json).longest()).isEqualTo("'x,[{\\''".length());
  }

  private static int values(JsonNode node) {
    int found = 1 + (node.isObject() ? node.size() : 0);
    for (JsonNode child : node) {
      found += values(child);
    }
    return found;
  }

  @Test
  void findsTheLongestText() {
    String text = "x".repeat(1_000);
    assertThat(XmlSize.of("<a>1</a><b>" + text + "</b>").longest()).isEqualTo(1_000);
    assertThat(XmlSize.of(text + "<a/>").longest()).isEqualTo(1_000);
    assertThat(XmlSize.of("<a/>" + text).longest()).isEqualTo(1_000);
    assertThat(XmlSize.of("<a><![CDATA[" + text).longest()).isBetween(1_000, 1_010);
    assertThat(XmlSize.of("<a 'b>" + text + "<c/>").longest()).isBetween(1_000, 1_010);
  }

  @Test
  void capturedFeedsAreFarBelowTheMaxima() {
    for (String name : List.of("feeds-real", "feeds-100")) {
      for (Path file : Corpora.files(Corpora.corpus(name))) {
        String text = FeedCharset.decode(Corpora.bytes(file), null);
        TreeSize size =
            file.toString().endsWith("l") && text.startsWith("{")
                ? JsonSize.of(text)
                : XmlSize.of(text);
        if (!file.endsWith("expected.jsonl")) {
          assertThat(size.nodes()).as(file.toString()).isLessThan(TreeSize.MAX_NODES / 5);
          assertThat(size.longest()).as(file.toString()).isLessThan(TreeSize.MAX_LONGEST / 5);
        }
      }
    }
  }
}
