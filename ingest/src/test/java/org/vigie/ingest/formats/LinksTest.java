package org.vigie.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final URI BASE = URI.create("https://j.example/flux/une.xml");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "/a.html => https://j.example/a.html",
        "a.html?b=1 => https://j.example/flux/a.html?b=1",
        "//k.example/a => https://k.example/a",
        "?p=12 => https://j.example/flux/une.xml?p=12",
        "HTTPS://k.example/a => HTTPS://k.example/a",
        "'https://j.example/a\n   b.html' => https://j.example/ab.html",
        "https://j.example/été à Paris => https://j.example/%C3%A9t%C3%A9%20%C3%A0%20Paris",
        "https://j.example/a#xtor=RSS-3-[lestitres] =>"
            + " https://j.example/a#xtor=RSS-3-%5Blestitres%5D",
        "https://j.example/a|b{c} => https://j.example/a%7Cb%7Bc%7D",
        "https://j.example/100% => https://j.example/100%25",
        "https://j.example/a%20b => https://j.example/a%20b",
        "https://j.example/a#b#c => https://j.example/a#b%23c",
        "https://j.example/a?b=1&amp;c=2 => https://j.example/a?b=1&c=2",
        "https://élysée.example/a => https://xn--lyse-9oad.example/a",
        "https://[2001:db8::1]/a => https://[2001:db8::1]/a",
        "https://a_b.example/a => https://a_b.example/a",
        "https://www.google.com/url?rct=j&sa=t&url=https://k.example/a.html&ct=ga =>"
            + " https://k.example/a.html",
        "https://www.google.fr/url?q=https%3A%2F%2Fk.example%2Fa%3Fb%3D1 =>"
            + " https://k.example/a?b=1",
        "https://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fk.example%2fa =>"
            + " https://k.example/a",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fk.example%2Fa&h=x => https://k.example/a",
        "https://www.google.com/url?sa=t => https://www.google.com/url?sa=t",
        "https://k.example/url?url=https://l.example/ =>"
            + " https://k.example/url?url=https://l.example/"
      })
  void findsTheAddress(String raw, String address) {
    assertThat(Links.resolve(raw, BASE)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "//élysée.example/a => https://xn--lyse-9oad.example/a",
        "www.exemple.fr/a b => https://www.exemple.fr/a%20b",
        "WWW.example.org => https://WWW.example.org",
        "www.straße.example/a => https://www.xn--strae-oqa.example/a",
        "coghlan.me/12-days-of-agents/ => https://coghlan.me/12-days-of-agents/",
        "news.bbc.co.uk/1/hi => https://news.bbc.co.uk/1/hi",
        "example.org:8443/a => https://example.org:8443/a",
        "bücher.de/neu => https://xn--bcher-kva.de/neu",
        "index.pl?id=3 => https://j.example/flux/index.pl?id=3",
        "article.do => https://j.example/flux/article.do",
        "v1.2/notes => https://j.example/flux/v1.2/notes",
        "../a => https://j.example/a",
        "..org/a => https://j.example/flux/..org/a",
        "2025/a.html => https://j.example/flux/2025/a.html",
        "'https:\\\\k.example\\a?b=\\' => https://k.example/a?b=%5C",
      })
  void findsTheHostWithoutAScheme(String raw, String address) {
    assertThat(Links.resolve(raw, BASE)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://www.straße.example/a => https://www.xn--strae-oqa.example/a",
        "https://faß.example:8080/a => https://xn--fa-hia.example:8080/a",
        "https://аррӏе.example/a => https://xn--80ak6aa92e.example/a",
        "https://ΒΌΛΟΣ.com/ => https://xn--nxasmq6b.com/",
        "https://βόλος.com/ => https://xn--nxasmm1c.com/",
        "https://نامه‌ای.com/ => https://xn--mgba3gch31f060k.com/",
        "https://💩.la/a => https://xn--ls8h.la/a",
        "https://i❤.ws/a => https://xn--i-7iq.ws/a",
        "https://ｋ。example/a => https://k.example/a",
        "https://stra%C3%9Fe.example/a => https://xn--strae-oqa.example/a",
        "https://r3---é.example/a => https://xn--r3----fsa.example/a"
      })
  void writesHostsInAsciiAsIdna2008Says(String raw, String address) {
    assertThat(Links.resolve(raw, BASE)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://lemonde.fr:x@evil.example/article => https://evil.example/article",
        "https://u:p@[2001:db8::1]:8443/a => https://[2001:db8::1]:8443/a",
        "https://user%40mail.example:p%3Aw@k.example/a => https://k.example/a",
        "https://user:p@ss@k.example/ => https://k.example/",
        "https://é:ü@straße.example/a => https://xn--strae-oqa.example/a",
        "//u:p@k.example/a => https://k.example/a",
        "'https://k.example\\@l.example/a' => https://k.example/@l.example/a",
        "https://www.google.com/url?url=https%3A%2F%2Fu%3Ap%40k.example%2Fa => https://k.example/a",
        "https://k.example/@user => https://k.example/@user",
        "https://[::ffff:192.0.2.1]/a => https://[::ffff:192.0.2.1]/a"
      })
  void removesUserAndPassword(String raw, String address) {
    assertThat(Links.resolve(raw, BASE)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "../../a => https://j.example/a",
        "../../../../a/b => https://j.example/a/b",
        "../.. => https://j.example/",
        "/../../a?b=/../c#/../d => https://j.example/a?b=/../c#/../d",
        "/..?a => https://j.example/?a",
        "//k.example/../a => https://k.example/a",
        "https://k.example/../../a => https://k.example/a",
        "https://k.example:8443/a/../../b/./c => https://k.example:8443/b/c",
        "https://u:p@k.example/../a => https://k.example/a",
        "https://k.example/..a/.../..?../b => https://k.example/..a/?../b",
        "https://k.example/a//b/.c => https://k.example/a//b/.c",
        "https://k.example?a=/../b => https://k.example?a=/../b"
      })
  void dropsTheSegmentsThatLeadAboveTheRootAsBrowsersDo(String raw, String address) {
    assertThat(Links.resolve(raw, BASE)).hasToString(address);
  }

  @Test
  void dropsAnyNumberOfSegmentsAboveTheRoot() {
    assertThat(Links.resolve("../".repeat(1_365), BASE)).hasToString("https://j.example/");
    assertThat(Links.resolve("a/".repeat(800) + "../".repeat(810), BASE))
        .hasToString("https://j.example/");
  }

  @Test
  void takesNoUserFromTheFeedsAddress() {
    assertThat(Links.resolve("/a", URI.create("https://u:p@j.example/rss")))
        .hasToString("https://j.example/a");
  }

  @Test
  void readsAnyLengthOfANameInLittleTimeAndStack() {
    for (String part : List.of("a", "a.", "é", "é.", "%C3%A9", "www.")) {
      String name = part.repeat(4_096 / part.length());
      assertThat(Links.resolve("https://" + name + "/a", BASE)).isNull();
      assertThat(Links.resolve("//" + name + "/a", BASE)).isNull();
      assertThat(Links.resolve(name.substring(6) + "/a", BASE)).isNotNull();
    }
  }

  @Test
  void needsNoBaseForTheHostOfAnotherSite() {
    URI file = URI.create("file:///home/feed.xml");
    assertThat(Links.resolve("//k.example/x", file)).hasToString("https://k.example/x");
    assertThat(Links.resolve("www.example.org/x", file)).hasToString("https://www.example.org/x");
    assertThat(Links.resolve("/etc/passwd", file)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "file:///etc/passwd",
        "http://",
        "urn:a:b",
        "https:a",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\u0001javascript:alert(1)",
        "%6Aavascript:alert(1)",
        "vbscript:a",
        "data:text/html,<b>a</b>",
        "blob:https://a.example/1",
        "view-source:https://a.example/",
        "https://u%3Ap%40k.example/",
        "https://u:p@/a",
        "https://a b.example/",
        "https://a.example:80a/",
        "https://[fe80::1/a",
        "https://xn--é.example/",
        "https://👩‍💻.example/",
        "https://a%2Fb.example/"
      })
  void findsNoAddressInOtherText(String raw) {
    assertThat(Links.resolve(raw, BASE)).isNull();
  }
}
