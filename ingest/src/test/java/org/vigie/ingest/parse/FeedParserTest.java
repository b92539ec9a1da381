package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;

class FeedParserTest {
  private static final URI BASE = URI.create("https://www.journal.example/flux/une.xml");
  private static final String TITLE = "Ségerie à l’œuvre";

  private static ParsedFeed feed(byte[] body, @Nullable String contentType) {
    ParseResult result = new FeedParser().parse(body, contentType, BASE);
    assertThat(result).isInstanceOf(ParsedFeed.class);
    return (ParsedFeed) result;
  }

  private static ParsedFeed feed(String body) {
    return feed(body.getBytes(UTF_8), "text/xml");
  }

  private static String rss(String channel) {
    return "<rss version=\"2.0\"><channel><title>Une</title>" + channel + "</channel></rss>";
  }

  private static FeedEntry item(String item) {
    return feed(rss("<item>" + item + "</item>")).entries().getFirst();
  }

  private static String link(FeedEntry entry) {
    return Objects.requireNonNull(entry.link()).toString();
  }

  @Test
  void readsAllFieldsOfAnRssItem() {
    FeedEntry entry =
        feed("<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>La"
                + " Une</title><language>fr-FR</language><item><title> Un &amp;laquo; recul"
                + " &amp;raquo; </title><link>/2025/a.html</link><guid isPermaLink='false'> a-1"
                + " </guid><pubDate>Wed, 12 Feb 2025 11:02:00 +0100</pubDate><description>Le début"
                + " de…</description><content:encoded><![CDATA[<p>Le début de tout.</p><p>La"
                + " fin.</p>]]></content:encoded><dc:creator>Ada</dc:creator><author>b@x.example"
                + " (Bo)</author>"
                + "<category>IA</category><category>IA</category><category>Paris</category>"
                + "<dc:language>de</dc:language></item></channel></rss>")
            .entries()
            .getFirst();
    assertThat(entry)
        .isEqualTo(
            new FeedEntry(
                "a-1",
                URI.create("https://www.journal.example/2025/a.html"),
                "Un « recul »",
                "",
                "Le début de tout.\n\nLa fin.",
                List.of("Ada", "Bo"),
                List.of("IA", "Paris"),
                Instant.parse("2025-02-12T10:02:00Z"),
                "Wed, 12 Feb 2025 11:02:00 +0100",
                null,
                "de"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:void(0)", "", "https://a b c^/"})
  void anUnreadableOriginalLinkLeavesTheLink(String original) {
    String link = "<link>https://x.example/a</link>";
    String guid = "<guid>https://x.example/guid</guid>";

    for (String item : List.of(link + guid, guid + link)) {
      FeedEntry entry = item(item + "<feedburner:origLink>" + original + "</feedburner:origLink>");

      assertThat(link(entry)).isEqualTo("https://x.example/a");
    }
  }

  @Test
  void readsAllFieldsOfAnAtomEntry() {
    ParsedFeed feed =
        feed(
            "<feed xmlns='https://www.w3.org/2005/Atom' xml:lang='fr'"
                + " xml:base='https://cdn.example/'><title>La"
                + " Une</title><entry><id>tag:a,1</id><title type='html'>l&amp;#39;IA</title><link"
                + " rel='self' href='https://x.example/self'/><link rel='alternate'"
                + " type='application/json' href='a.json'/><link"
                + " href='a.html'/><updated>2025-02-12T11:00:00Z</updated>"
                + "<published>2025-02-12T10:00:00Z</published><author><name>Ada</name></author><category"
                + " term='ia' label='IA'/><summary>Autre chose.</summary><content type='xhtml'><div"
                + " xmlns='http://www.w3.org/1999/xhtml'><p>A &amp; B</p><p>C'est tout le"
                + " texte.</p></div></content><source><title>Origine</title><link"
                + " href='https://o.example/'/></source></entry></feed>");
    FeedEntry entry = feed.entries().getFirst();
    assertThat(feed.format()).isEqualTo("atom_1.0");
    assertThat(feed.language()).isEqualTo("fr");
    assertThat(link(entry)).isEqualTo("https://cdn.example/a.html");
    assertThat(entry.title()).isEqualTo("l'IA");
    assertThat(entry.text()).isEqualTo("A & B\n\nC'est tout le texte.");
    assertThat(entry.summary()).isEqualTo("Autre chose.");
    assertThat(entry.published()).isEqualTo("2025-02-12T10:00:00Z");
    assertThat(entry.authors()).containsExactly("Ada");
    assertThat(entry.categories()).containsExactly("IA");
    assertThat(entry.source())
        .isEqualTo(new FeedEntry.Source("Origine", URI.create("https://o.example/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "h", "xhtml"})
  void readsXhtmlWithAnyPrefix(String prefix) {
    String entry =
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"><entry>
        <title type="xhtml"><x:div>Le <x:em>pont</x:em> &amp; le bac</x:div></title>
        <summary type="xhtml"><x:div>Trois <x:b>voix</x:b>.</x:div></summary>
        <content type="xhtml"><x:div><x:P>Un.<x:br/>Deux.</x:P><x:p>La fin.</x:p></x:div></content>
        </entry></feed>
        """;
    FeedEntry read =
        feed(entry.replace("x:", prefix + ":").replace(":x=", ":" + prefix + "="))
            .entries()
            .getFirst();
    assertThat(read.title()).isEqualTo("Le pont & le bac");
    assertThat(read.summary()).isEqualTo("Trois voix.");
    assertThat(read.text()).isEqualTo("Un.\nDeux.\n\nLa fin.");
  }

  @Test
  void readsXhtmlWithAPrefixThatIsNotDeclared() {
    assertThat(
            item("<xhtml:body><xhtml:p>Un <xhtml:i>pont</xhtml:i></xhtml:p></xhtml:body>").text())
        .isEqualTo("Un pont");
  }

  @Test
  void readsRdfWithItsItemsBesideTheChannel() {
    ParsedFeed feed =
        feed(
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns='http://purl.org/rss/1.0/'><channel><title>Une</title></channel><item"
                + " rdf:about='https://j.example/a'><title>A</title><link>https://j.example/a</link>"
                + "</item></rdf:RDF>");
    assertThat(feed.format()).isEqualTo("rss_1.0");
    assertThat(feed.entries()).extracting(FeedEntry::guid).containsExactly("https://j.example/a");
  }

  @Test
  void readsCategoriesThatAreAttributesOrInsideEachOther() {
    FeedEntry entry =
        item(
            "<itunes:category text='Politique'><itunes:category text='IA'/></itunes:category>"
                + "<media:category label='Monde'>a/b</media:category><tags>Paris, Sommet</tags>");
    assertThat(entry.categories()).containsExactly("Politique", "IA", "Monde", "Paris", "Sommet");
  }

  @Test
  void takesTheLastOfSeveralDatesOfOneKind() {
    FeedEntry entry =
        item(
            "<pubDate>2025-02-11T08:00:00Z</pubDate><dc:date>2025-02-10T08:00:00Z</dc:date>"
                + "<pubDate>2025-02-12T08:00:00Z</pubDate><pubDate>soon</pubDate>");
    assertThat(entry.published()).isEqualTo("2025-02-12T08:00:00Z");
  }

  @Test
  void takesThePathInAnIdForAnAddress() {
    String ids =
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://k.example/x/'>"
            + "<entry><id>/a</id></entry><entry><id>b</id></entry><entry><id>tag:c</id></entry></feed>";
    assertThat(feed(ids).entries())
        .extracting(FeedEntry::guid)
        .containsExactly("https://k.example/a", "b", "tag:c");
  }

  @Test
  void readsJsonFeedsAndKeepsTheCompleteItemsOfABrokenOne() {
    String json =
        """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Une", "language": "fr",
         "items": [{"id": 1, "url": "/a", "title": "A", "content_html": "<p>Un</p><p>Deux</p>",
           "summary": "Bref", "date_published": "2025-02-12T10:00:00+01:00",
           "authors": [{"name": "Ada"}], "tags": ["ia", 3]},
          {"id": "2", "external_url": "https://x.example/b", "content_text": "1 < 2"},
          {"id": "3", "title": "bro\
        """;
    List<FeedEntry> entries = feed(json).entries();
    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst().guid()).isEqualTo("1");
    assertThat(link(entries.getFirst())).isEqualTo("https://www.journal.example/a");
    assertThat(entries.getFirst().text()).isEqualTo("Un\n\nDeux");
    assertThat(entries.getFirst().summary()).isEqualTo("Bref");
    assertThat(entries.getFirst().published()).isEqualTo("2025-02-12T09:00:00Z");
    assertThat(link(entries.getLast())).isEqualTo("https://x.example/b");
    assertThat(entries.getLast().text()).isEqualTo("1 < 2");
  }

  @Test
  void keepsTheCompleteItemsOfAFeedThatBreaksOff() {
    String body = rss("<item><title>A</title></item><item><title>B</title></item>");
    assertThat(feed(body.substring(0, body.indexOf("B</title>"))).entries())
        .extracting(FeedEntry::title)
        .containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "junk <?xml version='1.0'?>%s",
        "\n\n \ufeff<?xml version='1.0'?>%s",
        "<?xml?xml version='1.0'?>%s",
        "<!DOCTYPE rss [<!ENTITY x 'y'>]>%s",
        "<!-- a comment -->%s<!-- served in 3 ms -->",
        "<wrapper>%s</wrapper>"
      })
  void findsTheFeedInsideOtherText(String frame) {
    String body = frame.formatted(rss("<item><title>A</title></item>"));
    assertThat(feed(body).entries()).extracting(FeedEntry::title).containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<item><title>A</title><foo:bar>x</foo:bar></item>",
        "<item><title>A\u0001</title></item>",
        "<item><title>A</title><xhtml:body><xhtml:>x</xhtml:><xhtml: a=''/></xhtml:body></item>",
        "<item><title>A</title><description>x<br>y & z</item>",
        "<ITEM><Title>A</Title></ITEM>",
        "<ttl>soon</ttl><skipHours><hour>noon</hour></skipHours><item><title>A</title></item>",
        "<cloud port='many'/><image><width>wide</width></image><item><title>A</title></item>",
        "<item><title>A</title><enclosure length='' url='x'/><pubDate>soon</pubDate></item>"
      })
  void readsTheEntriesDespiteErrorsElsewhere(String inside) {
    assertThat(feed(rss(inside)).entries()).extracting(FeedEntry::title).containsExactly("A");
  }

  @Test
  void knowsUndeclaredPrefixes() {
    assertThat(item("<dc:creator>Ada</dc:creator>").authors()).containsExactly("Ada");
    assertThat(item("<content:encoded>&lt;p&gt;Texte&lt;/p&gt;</content:encoded>").text())
        .isEqualTo("Texte");
  }

  @Test
  void keepsAddressesWhoseAmpersandsAreNotEscaped() {
    assertThat(link(item("<link>https://j.example/a?b=1&copy=2&reg=3</link>")))
        .isEqualTo("https://j.example/a?b=1&copy=2&reg=3");
  }

  @Test
  void usesAGuidAsLinkUnlessItIsMarkedAsNoPermalink() {
    assertThat(link(item("<guid>https://j.example/a</guid>"))).isEqualTo("https://j.example/a");
    assertThat(item("<guid isPermaLink='false'>https://j.example/a</guid>").link()).isNull();
  }

  @Test
  void readsADateWithoutZoneInTheZoneOfItsNearestNeighbour() {
    List<FeedEntry> entries =
        feed(rss(
                "<item><pubDate>2025-02-12 10:00:00</pubDate></item>"
                    + "<item><pubDate>Tue, 11 Feb 2025 10:00:00 +0100</pubDate></item>"
                    + "<item><pubDate>Fri, 11 Jul 2025 10:00:00 +0200</pubDate></item>"
                    + "<item><pubDate>10/07/2025 10:00</pubDate></item>"))
            .entries();
    assertThat(entries.getFirst().published()).isEqualTo("2025-02-12T09:00:00Z");
    assertThat(entries.getLast().published()).isEqualTo("2025-07-10T08:00:00Z");
  }

  @Test
  void keepsTheRawDateThatItCannotRead() {
    FeedEntry entry = item("<pubDate>hier soir</pubDate>");
    assertThat(entry.published()).isNull();
    assertThat(entry.publishedRaw()).isEqualTo("hier soir");
  }

  @Test
  void readsTheValidHints() {
    Hints hints =
        feed(rss(
                "<ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"))
            .hints();
    assertThat(hints).isEqualTo(new Hints(Duration.ofMinutes(90), Duration.ofMinutes(30)));
    Hints skips =
        feed(rss(
                "<skipHours><hour>0</hour><hour>24</hour><hour> 5"
                    + " </hour><hour>25</hour></skipHours>"
                    + "<skipDays><day>sunday</day><day>Someday</day></skipDays>"))
            .hints();
    assertThat(skips.skipHours()).containsExactlyInAnyOrder(0, 5);
    assertThat(skips.skipDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(hints.floor()).isEqualTo(Duration.ofMinutes(90));
    assertThat(feed(rss("<ttl>-5</ttl>")).hints().floor()).isEqualTo(Duration.ZERO);
    assertThat(feed(rss("<ttl>999999999</ttl>")).hints().floor()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void stripsTheOutletOfTheSourceFromTheTitle() {
    assertThat(
            item("<title>Un recul - Le Soir</title><source url='https://s.example'>Le"
                    + " Soir</source>")
                .title())
        .isEqualTo("Un recul");
    assertThat(item("<title>Un recul - Le Soir - Le Soir</title><source>Le Soir</source>").title())
        .isEqualTo("Un recul");
    assertThat(item("<title>Un sommet - vu d’ici - L’Écho</title><source>L’Écho</source>").title())
        .isEqualTo("Un sommet - vu d’ici");
    assertThat(item("<title>Un recul - Le Soir</title>").title()).isEqualTo("Un recul - Le Soir");
    assertThat(
            item("<title>Le Soir</title><source url='https://s.example'>Le Soir</source>").title())
        .isEqualTo("Le Soir");
  }

  @Test
  void dropsTheParagraphThatWordPressAdds() {
    FeedEntry entry =
        item(
            "<description><![CDATA[<p>Le texte [&#8230;]</p><p>L’article <a href='x'>Titre</a> est"
                + " apparu en premier sur <a"
                + " href='y'>Blog</a>.</p>]]></description><content:encoded><![CDATA[<p>Le texte"
                + " entier.</p>]]></content:encoded>");
    assertThat(entry.text()).isEqualTo("Le texte entier.");
    assertThat(entry.summary()).isEmpty();
  }

  @Test
  void keepsNoEmailAddress() {
    assertThat(
            item("<author>ada@x.example</author><author>Bo &lt;bo@x.example&gt;</author>")
                .authors())
        .containsExactly("Bo");
  }

  @Test
  void decodesTextDespiteWrongLabels() {
    String body = rss("<item><title>" + TITLE + "</title></item>");
    Charset windows = Charset.forName("windows-1252");
    String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>" + body;
    String utf16 = "\ufeff" + body;
    assertThat(title(body.getBytes(UTF_8), "text/xml; charset=iso-8859-1")).isEqualTo(TITLE);
    assertThat(title(declared.getBytes(UTF_8), null)).isEqualTo(TITLE);
    assertThat(title(declared.getBytes(windows), null)).isEqualTo(TITLE);
    assertThat(title(body.getBytes(windows), "text/xml; charset=\"windows-1252\""))
        .isEqualTo(TITLE);
    assertThat(title(body.getBytes(windows), "text/xml; charset=no-such")).isEqualTo(TITLE);
    assertThat(title(utf16.getBytes(UTF_16LE), null)).isEqualTo(TITLE);
    assertThat(title(body.getBytes(UTF_16LE), null)).isEqualTo(TITLE);
  }

  private static String title(byte[] body, @Nullable String contentType) {
    return feed(body, contentType).entries().getFirst().title();
  }

  @Test
  void keepsNoCutEntryOfAFeedThatFeedBurnerHasExtended() {
    String whole =
        "<entry><id>%s</id><title>%s</title><feedburner:origLink>https://a.example/%s"
            + "</feedburner:origLink><content>Text.</content></entry>";
    String feed =
        "<feed xmlns='http://www.w3.org/2005/Atom'"
            + " xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
            + whole.replace("%s", "1")
            + whole.replace("%s", "2").replace("Text.</content></entry>", "Te");

    assertThat(feed(feed).entries()).extracting(FeedEntry::title).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2005/Atom",
        "http://search.yahoo.com/mrss/",
        "http://purl.org/dc/elements/1.1/"
      })
  void readsRssWhoseNamespaceIsThatOfAnotherFormat(String namespace) {
    String feed =
        "<rss version='2.0' xmlns='"
            + namespace
            + "'><channel><title>F</title><item><title>A</title><guid>g</guid>"
            + "<link>https://a.example/1</link><description>Text.</description>"
            + "<pubDate>Tue, 01 Dec 2026 09:00:00 GMT</pubDate></item></channel></rss>";

    ParsedFeed parsed = feed(feed);

    assertThat(parsed.title()).isEqualTo("F");
    FeedEntry entry = parsed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("A");
    assertThat(entry.text()).isEqualTo("Text.");
    assertThat(entry.guid()).isEqualTo("g");
    assertThat(entry.link()).hasToString("https://a.example/1");
    assertThat(entry.published()).isEqualTo("2026-12-01T09:00:00Z");
  }

  @Test
  void rejectsJsonLines() {
    String line = "{\"title\":\"t\",\"items\":[{\"title\":\"a\",\"url\":\"https://a.example/1\"}]}";
    var parser = new FeedParser();
    assertThat(parser.parse((line + "\n\0").getBytes(UTF_8), null, BASE))
        .isInstanceOf(ParsedFeed.class);
    assertThat(parser.parse((line + "\n" + line).getBytes(UTF_8), null, BASE))
        .isInstanceOf(ParseResult.Rejected.class);
  }

  @Test
  void readsStrayBytesInUtf8() {
    byte[] body = rss("<item><title>é è à ç ù X</title></item>").getBytes(UTF_8);
    String latin = new String(body, ISO_8859_1);
    byte[] stray = latin.replace('X', '\u00e9').getBytes(ISO_8859_1);
    assertThat(feed(stray, null).entries().getFirst().title()).isEqualTo("é è à ç ù é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the feed's other dates show the order
        "02/11/2026 10:00|02/17/2026 09:00|2026-02-11T10:00:00Z",
        "02/11/2026 10:00|17/02/2026 09:00|2026-11-02T10:00:00Z",
        "12/01/2026 9:30 AM EST|13/01/2026 9:30 PM EST|2026-01-12T14:30:00Z",
        "12/01/2026 9:30 AM EST|01/13/2026 9:30 PM EST|2026-12-01T14:30:00Z",
        // dates of another form, or with contradictions, don't
        "02/11/2026 10:00|02/17/2026 09:00 AM|2026-11-02T10:00:00Z",
        "02.11.2026 10:00|02/17/2026 09:00|2026-11-02T10:00:00Z",
        "02/11/2026 10:00|02/17/2026 09:00,17/02/2026 08:00,02/17/2026 07:00|2026-11-02T10:00:00Z",
        "12/01/2026 9:30 AM EST|13/01/2026 09:00|2026-12-01T14:30:00Z",
      })
  void theDatesOfAFeedShowWhichNumberIsTheMonth(String date, String others, Instant expected) {
    String item = "<item><title>A</title><pubDate>%s</pubDate></item>";
    String all =
        item.formatted(date)
            + item.formatted(
                others.replace(",", "</pubDate></item><item><title>B</title><pubDate>"));

    FeedEntry entry = feed(rss(all)).entries().getFirst();

    assertThat(entry.published()).isEqualTo(expected);
    assertThat(entry.publishedRaw()).isEqualTo(date);
  }
}
