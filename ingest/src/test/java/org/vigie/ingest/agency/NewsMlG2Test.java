package org.vigie.ingest.agency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.agency.Items.entries;
import static org.vigie.ingest.agency.Items.feed;
import static org.vigie.ingest.agency.Items.only;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.parse.FeedParser;

/** Documents of our own in NewsML-G2, written from IPTC's specification. */
class NewsMlG2Test {
  private static final String NS = "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"";
  private static final String ID = "tag:wire.example,2025:0101";

  static final String NITF =
      """
      <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
      <body><body.head><hedline><hl1>Autre titre</hl1></hedline><byline>Bo</byline></body.head>
      <body.content><media media-type="image"><media-caption>Photo AFP</media-caption></media>
      <p>Un an après, l’institut existe.</p><p>Il a <em>deux</em> agents.</p></body.content></body>
      </nitf></inlineXML>
      """;

  static final String XHTML =
      """
      <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
      <head><title>Autre titre</title></head><body><p>Un an après, l’institut existe.</p>
      <p>Il a deux agents.</p></body></html></inlineXML>
      """;

  static final String PREFIXED =
      XHTML
          .replace("<html xmlns=", "<h:html xmlns:h=")
          .replaceAll("<(/?)(?!h:|inline)([a-z])", "<$1h:$2");

  static final String TEXT =
      "<inlineData contenttype=\"text/plain\">Un an après, l’institut existe.\n\nIl a deux"
          + " agents.</inlineData>";

  static String item(String contents) {
    return """
        <newsItem %s guid="%s" version="4" standard="NewsML-G2" standardversion="2.34" xml:lang="fr">
        <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
        <rightsInfo><copyrightHolder><name>Le Fil</name></copyrightHolder></rightsInfo>
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:FIL"/>
        <versionCreated>2025-02-12T09:30:00+01:00</versionCreated>
        <firstCreated>2025-02-12T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><urgency>3</urgency><contentCreated>2025-02-11T08:00:00Z</contentCreated>
        <creator><name>Le Fil</name></creator><language tag="fr-FR"/>
        <subject qcode="medtop:11000000"><name>politique</name></subject>
        <slugline separator="-">INESIA-sommet</slugline>
        <headline>L’INESIA, un an après</headline><by>Ada Roux</by><dateline>PARIS</dateline>
        <description>Un institut que peu connaissent.</description></contentMeta>
        <contentSet>%s<remoteContent href="/depeches/0101.html" contenttype="text/html"/></contentSet>
        </newsItem>
        """
        .formatted(NS, ID, contents);
  }

  static String message(String items) {
    return "<?xml version=\"1.0\"?><!-- <rss> --><newsMessage "
        + NS
        + "><header><sent>2025-02-12"
        + "T08:31:00Z</sent></header><itemSet>"
        + items
        + "</itemSet></newsMessage>";
  }

  private static String small(String guid, String version, String meta) {
    return "<newsItem guid='"
        + guid
        + "' version='"
        + version
        + "'><itemMeta>"
        + meta
        + "</itemMeta><contentMeta><headline>T"
        + version
        + "</headline></contentMeta></newsItem>";
  }

  @Test
  void readsAnItemWhateverFormItsTextHas() {
    FeedEntry expected =
        new FeedEntry(
            ID,
            URI.create("https://wire.example/depeches/0101.html"),
            "L’INESIA, un an après",
            "Un institut que peu connaissent.",
            "Un an après, l’institut existe.\n\nIl a deux agents.",
            List.of("Ada Roux"),
            List.of("urgency:3", "politique", "INESIA-sommet"),
            Instant.parse("2025-02-12T08:00:00Z"),
            "2025-02-12T08:00:00Z",
            null,
            "fr",
            new FeedEntry.Version(Instant.parse("2025-02-12T08:30:00Z"), null));
    String unnamed = NITF.replaceFirst("xmlns=\"[^\"]*\"", "xmlns=\"\"");
    for (String contents : List.of(NITF, unnamed, XHTML, PREFIXED, TEXT, TEXT + XHTML)) {
      assertThat(only(item(contents))).isEqualTo(expected);
      assertThat(only(message(item(contents)))).isEqualTo(expected);
    }
    assertThat(feed(item(TEXT)).format()).isEqualTo("newsml-g2_2.34");
  }

  @Test
  void readsElementsWithPrefixes() {
    String prefixed =
        small("a", "1", "<pubStatus qcode='stat:usable'/>")
            .replaceAll("<(/?)", "<$1nar:")
            .replaceFirst("<nar:newsItem", "<nar:newsItem xmlns:nar='http://iptc.org/std/nar/'");
    assertThat(only(prefixed).title()).isEqualTo("T1");
  }

  @Test
  void keepsTheHighestVersionOfEachItem() {
    String items = small("a", "9", "") + small("a", "10", "") + small("b", "1", "");
    assertThat(entries(message(items))).extracting(FeedEntry::title).containsExactly("T10", "T1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<pubStatus qcode='stat:canceled'/>",
        "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/>",
        "<embargoed/>",
        "<embargoed>later</embargoed>"
      })
  void holdsItemsThatMustNotBePublished(String meta) {
    assertThat(only(small("a", "1", meta)).isHeld(Instant.parse("2099-01-01T00:00:00Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2025-02-12T08:59:59Z, true", "2025-02-12T09:00:00Z, false"})
  void holdsAnItemUntilItsEmbargoEnds(Instant now, boolean held) {
    String meta = "<embargoed>2025-02-12T10:00:00+01:00</embargoed>";
    assertThat(only(small("a", "1", meta)).isHeld(now)).isEqualTo(held);
  }

  private static String packageOf(String meta, String references) {
    return "<packageItem guid='p' version='1'><itemMeta><itemClass qcode='ninat:composite'/>"
        + meta
        + "</itemMeta><groupSet root='g'><group id='g'>"
        + references
        + "</group></groupSet>"
        + "</packageItem>";
  }

  private static String reference(String id, String kind) {
    return "<itemRef residref='"
        + id
        + "' version='7'><itemClass qcode='ninat:"
        + kind
        + "'/>"
        + "<title>Annonce</title><description>Deux mots.</description></itemRef>";
  }

  @Test
  void aPackageAnnouncesTheItemsThatTheMessageLacks() {
    String references = reference("a", "text") + reference("b", "text") + reference("c", "picture");
    List<FeedEntry> entries = entries(message(packageOf("", references) + small("a", "1", "")));

    assertThat(entries).extracting(FeedEntry::guid).containsExactly("a", "b");
    assertThat(entries).extracting(FeedEntry::title).containsExactly("T1", "Annonce");
    assertThat(entries.get(1).text()).isEqualTo("Deux mots.");
    assertThat(entries)
        .extracting(entry -> Objects.requireNonNull(entry.version()).isWhole())
        .containsExactly(true, false);
  }

  @Test
  void theItemsOfAnEmbargoedPackageAreHeld() {
    String meta = "<embargoed>2025-02-12T10:00:00Z</embargoed>";
    FeedEntry entry = only(packageOf(meta, reference("a", "text")));
    assertThat(entry.isHeld(Instant.parse("2025-02-12T09:59:00Z"))).isTrue();
  }

  @Test
  void keepsTheCompleteItemsOfATruncatedMessage() {
    String whole = message(small("a", "1", "") + small("b", "1", ""));
    assertThat(entries(whole.substring(0, whole.indexOf("</newsItem></itemSet>")))).hasSize(1);
    ParseResult none =
        new FeedParser()
            .parse(
                item(TEXT).substring(0, 900).getBytes(UTF_8),
                null,
                URI.create("https://a.example"));
    assertThat(none)
        .isInstanceOfSatisfying(
            ParseResult.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED));
  }

  @Test
  void tablesOfResultsAreNoText() {
    String sport =
        "<inlineXML contenttype='application/sportsml+xml'><sports-content>1:0</sports-content>"
            + "</inlineXML>";
    assertThat(only(item(sport)).text()).isEqualTo("Un institut que peu connaissent.");
  }

  @Test
  void readsDeepAndWideDocumentsInBoundedTime() {
    String deep = message("<a>".repeat(100_000) + small("a", "1", "") + "</a>".repeat(100_000));
    String wide = message(small("a", "1", "").repeat(10_000));
    String references = packageOf("", reference("a", "text").repeat(10_000));
    for (String body : List.of(deep, wide, references)) {
      ParseResult result =
          new FeedParser().parse(body.getBytes(UTF_8), null, URI.create("https://a.example"));
      assertThat(result).isNotNull();
    }
    assertThat(only(wide).title()).isEqualTo("T1");
  }
}
