package org.vigie.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainsTest {
  @ParameterizedTest
  @CsvSource({
    "www.lemonde.fr, lemonde.fr",
    "WWW.LeMonde.FR., lemonde.fr",
    "feeds.bbci.co.uk, bbci.co.uk",
    "co.uk, co.uk",
    "a.atelier.github.io, atelier.github.io",
    "github.io, github.io",
    "news.google.com, google.com",
    "www.gazette.example, gazette.example",
    "gazette.example, gazette.example",
    "localhost, localhost",
    "127.0.0.1, 127.0.0.1",
    "[::1], [::1]",
    "www.straße.example, xn--strae-oqa.example",
    "www.XN--strae-oqa.example, xn--strae-oqa.example",
    "www.strasse.example, strasse.example",
    "a.个人.hk, a.xn--ciqpn.hk",
    "www.💩.la, xn--ls8h.la",
  })
  void findsTheRegistrableDomain(String host, String domain) {
    assertThat(Domains.registrable(host)).isEqualTo(domain);
  }
}
