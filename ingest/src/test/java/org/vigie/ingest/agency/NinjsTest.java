package org.vigie.ingest.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.agency.Items.entries;
import static org.vigie.ingest.agency.Items.feed;
import static org.vigie.ingest.agency.Items.only;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.ingest.formats.FeedEntry;

/** Items of our own in the three versions of IPTC's schema for ninjs. */
class NinjsTest {
  private static final String ID = "urn:newsml:wire.example:20250212:0101";

  static final String FIRST =
      """
      {"uri":"%s","type":"text","version":"2","firstcreated":"2025-02-12T08:00:00Z",
       "versioncreated":"2025-02-12T09:30:00+01:00","pubstatus":"usable","urgency":3,"language":"fr",
       "headline":"L’INESIA, un an après","slugline":"INESIA-sommet","byline":"Ada Roux",
       "description_text":"Un institut que peu connaissent.",
       "body_text":"Un an après, l’institut existe. Il a deux agents.",
       "body_xhtml":"<p>Un an après, l’institut existe.</p><p>Il a deux agents.</p>",
       "subject":[{"name":"politique","code":"medtop:11000000"},{"name":"IA"}],
       "renditions":{"web":{"href":"/depeches/0101.html","mimetype":"text/html"},
                     "photo":{"href":"/0101.jpg","mimetype":"image/jpeg"}},
       "associations":{"photo":{"uri":"urn:x:1","type":"picture","headline":"Une photo"}}}
      """
          .formatted(ID);

  static final String SECOND =
      """
      {"uri":"%s","type":"text","version":"2","firstcreated":"2025-02-12T08:00:00Z",
       "versioncreated":"2025-02-12T09:30:00+01:00","pubstatus":"usable","urgency":3,"language":"fr",
       "headlines":[{"role":"short","value":"INESIA"},
                    {"role":"main","value":"L’INESIA, un an après"}],
       "by":"Ada Roux","slugline":"INESIA-sommet",
       "descriptions":[{"contenttype":"text/plain","value":"Un institut que peu connaissent."}],
       "bodies":[{"contenttype":"text/plain","value":"Un an après, l’institut existe."},
                 {"contenttype":"application/nitf+xml","value":"<nitf><body><body.head><hedline>\
      <hl1>Autre titre</hl1></hedline></body.head><body.content><media><media-caption>Photo\
      </media-caption></media><p>Un an après, l’institut existe.</p><p>Il a deux agents.</p>\
      </body.content></body></nitf>"}],
       "subjects":[{"name":"politique","uri":"http://cv.example/1"},{"name":"IA"}],
       "renditions":[{"name":"web","href":"/depeches/0101.html","contenttype":"text/html"}],
       "associations":[{"name":"autre","uri":"urn:x:2","type":"text","headlines":[{"value":"B"}],
                        "bodies":[{"value":"Autre dépêche."}]}]}
      """
          .formatted(ID);

  static final String THIRD =
      SECOND
          .replace("versioncreated", "versionCreated")
          .replace("firstcreated", "firstCreated")
          .replace("pubstatus", "pubStatus")
          .replace("contenttype", "contentType")
          .replace("{\"uri\":\"" + ID, "{\"standard\":{\"version\":\"3.0\"},\"uri\":\"" + ID);

  @Test
  void readsTheThreeVersionsOfTheFormatAlike() {
    FeedEntry expected =
        new FeedEntry(
            ID,
            URI.create("https://wire.example/depeches/0101.html"),
            "L’INESIA, un an après",
            "Un institut que peu connaissent.",
            "Un an après, l’institut existe.\n\nIl a deux agents.",
            List.of("Ada Roux"),
            List.of("urgency:3", "politique", "IA", "INESIA-sommet"),
            Instant.parse("2025-02-12T08:00:00Z"),
            "2025-02-12T08:00:00Z",
            null,
            "fr",
            new FeedEntry.Version(Instant.parse("2025-02-12T08:30:00Z"), null));
    assertThat(only(FIRST)).isEqualTo(expected);
    assertThat(only(SECOND)).isEqualTo(expected);
    assertThat(only(THIRD)).isEqualTo(expected);
    assertThat(List.of(feed(FIRST).format(), feed(SECOND).format(), feed(THIRD).format()))
        .containsExactly("ninjs_1", "ninjs_2", "ninjs_3.0");
  }

  private static String item(String id, String more) {
    return "{\"uri\":\"%s\",\"headline\":\"T\",\"versioncreated\":\"2025-02-12T09:00:00Z\"%s}"
        .formatted(id, more);
  }

  @Test
  void aLineWithAMistakeCostsItsOwnItemAlone() {
    String good = item("urn:a", "").replace("\n", " ");
    String cut = good.substring(0, good.length() / 2);
    String other = good.replace("urn:a", "urn:b");

    assertThat(entries(good + "\n" + cut + "\n" + other + "\n")).hasSize(2);
    assertThat(entries(cut + "\r\n" + good + "\r\n{]}\r\n" + other)).hasSize(2);
  }

  @Test
  void findsItemsInArraysInWrappersAndOnLines() {
    String two = item("urn:a", "") + "," + item("urn:b", "");
    assertThat(entries("[" + two + "]")).hasSize(2);
    assertThat(entries("{\"_items\":[" + two + "],\"_meta\":{\"total\":2}}")).hasSize(2);
    assertThat(entries("{\"data\":{\"items\":[{\"item\":" + item("urn:a", "") + "}]}}")).hasSize(1);
    assertThat(entries(item("urn:a", "") + "\n" + item("urn:b", ""))).hasSize(2);
  }

  @Test
  void keepsTheCompleteItemsOfABrokenDocument() {
    String two = item("urn:a", "") + "," + item("urn:b", "");
    assertThat(entries("[" + two + ",{\"uri\":\"urn:c\",\"headl")).hasSize(2);
    assertThat(entries("{\"hits\":[" + two + ",{\"uri\":\"urn:c\",\"headl")).hasSize(2);
  }

  @Test
  void anItemThatBreaksOffIsNotReplacedByItsAssociations() {
    String broken =
        "["
            + item("urn:a", "")
            + ",{\"uri\":\"urn:c\",\"headline\":\"C\",\"associations\":["
            + item("urn:d", "")
            + "],\"body";
    assertThat(entries(broken)).extracting(FeedEntry::guid).containsExactly("urn:a");
  }

  @Test
  void keepsTheHighestVersionOfAnItemWhereverItStands() {
    String nine = item("urn:a", ",\"version\":\"9\",\"slugline\":\"neuf\"");
    String ten = item("urn:a", ",\"version\":10,\"slugline\":\"dix\"");
    String undated = "{\"uri\":\"urn:a\",\"headline\":\"T\",\"slugline\":\"sans\"}";
    for (String order : List.of(nine + "," + ten, ten + "," + nine, ten + "," + undated)) {
      assertThat(only("[" + order + "]").categories()).containsExactly("dix");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"withheld", "canceled", "Canceled", "http://cv/pubstatus/canceled", "?"})
  void anItemThatIsNotUsableIsHeldForEver(String status) {
    FeedEntry entry = only(item("urn:a", ",\"pubstatus\":\"" + status + "\""));
    assertThat(entry.isHeld(Instant.parse("2099-01-01T00:00:00Z"))).isTrue();
  }

  @Test
  void aCancelledVersionWinsOverAUsableOneBefore() {
    String usable = item("urn:a", ",\"version\":\"1\"");
    String cancelled = item("urn:a", ",\"version\":\"2\",\"pubstatus\":\"canceled\"");
    assertThat(only("[" + usable + "," + cancelled + "]").isHeld(Instant.MAX.minusSeconds(1)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "\"2025-02-12T10:00:00+01:00\", 2025-02-12T08:59:59Z, true",
    "\"2025-02-12T10:00:00+01:00\", 2025-02-12T09:00:00Z, false",
    "\"2025-02-12T10:00:00\", 2025-02-12T21:59:59Z, true",
    "\"until we say so\", 2099-01-01T00:00:00Z, true",
    "true, 2099-01-01T00:00:00Z, true",
    "null, 2025-02-12T08:00:00Z, false",
    "\"\", 2025-02-12T08:00:00Z, false"
  })
  void holdsAnItemUntilItsEmbargoEnds(String embargo, Instant now, boolean held) {
    FeedEntry entry = only(item("urn:a", ",\"embargoed\":" + embargo));
    assertThat(entry.isHeld(now)).isEqualTo(held);
  }

  @Test
  void anEmbargoedItemIsDatedToTheEndOfItsEmbargo() {
    FeedEntry entry = only(item("urn:a", ",\"embargoed\":\"2025-02-13T06:00:00Z\""));
    assertThat(entry.published()).isEqualTo("2025-02-13T06:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"picture", "video", "audio", "graphic", "planning", "event", "component"})
  void picturesAndPlansAreNoArticles(String type) {
    assertThat(entries(item("urn:a", ",\"type\":\"" + type + "\""))).isEmpty();
  }

  @Test
  void anItemWithoutPageHasNoLink() {
    assertThat(only(item("urn:a", "")).link()).isNull();
    assertThat(
            only(item(
                    "urn:a",
                    ",\"renditions\":[{\"href\":\"javascript:a()\","
                        + "\"contenttype\":\"text/html\"}]"))
                .link())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uri\":\"urn:a\",\"headline\":{\"a\":1},\"bodies\":7,\"version\":[],\"urgency\":\"x\"}",
        "{\"uri\":\"urn:a\",\"headlines\":[1,null,[]],\"subject\":[{}],\"renditions\":[3]}",
        "{\"guid\":\"a\",\"body_nitf\":\"<nitf><body>\",\"by\":[null,{\"name\":4}]}",
        "{\"uri\":\"\",\"slugline\":\"\",\"versioncreated\":false,\"standard\":\"x\"}"
      })
  void readsItemsWithFieldsOfOtherTypes(String item) {
    assertThat(entries(item)).hasSize(1);
  }

  @Test
  void jsonFeedsStayJsonFeeds() {
    String json =
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"A\","
            + "\"tags\":[\"guid\",\"uri\"]}]}";
    assertThat(feed(json).format()).isEqualTo("json_1.1");
    assertThat(feed(json.replace("\"guid\"", "{\"guid\":\"x\"}")).format()).isEqualTo("json_1.1");
  }
}
