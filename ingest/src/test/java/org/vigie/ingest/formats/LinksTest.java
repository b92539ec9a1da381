package org.vigie.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
  @ValueSource(
      strings = {
        "",
        " ",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "file:///etc/passwd",
        "http://",
        "urn:a:b",
        "https:a"
      })
  void findsNoAddressInOtherText(String raw) {
    assertThat(Links.resolve(raw, BASE)).isNull();
  }
}
