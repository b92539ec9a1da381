package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.text.PlainText;

/** Hostile input causes no exception and no hang, and nothing is expanded or fetched. */
class HostileFeedsTest {
  private static final URI BASE = URI.create("https://feed.example/feed");
  private static final int MUTATIONS = 3_000;

  private static ParseResult parse(String body) {
    return new FeedParser().parse(body.getBytes(UTF_8), null, BASE);
  }

  private static ParsedFeed feed(String body) {
    return (ParsedFeed) parse(body);
  }

  private static String rss(String items) {
    return "<rss version='2.0'><channel><title>t</title>" + items + "</channel></rss>";
  }

  @Test
  void expandsNoEntities() {
    StringBuilder bomb =
        new StringBuilder("<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 10; i++) {
      String ten = ("&l" + (i - 1) + ";").repeat(10);
      bomb.append("<!ENTITY l").append(i).append(" '").append(ten).append("'>");
    }
    bomb.append("]>").append(rss("<item><title>a &l9; b</title><link>/a</link></item>"));
    FeedEntry entry = feed(bomb.toString()).entries().getFirst();
    assertThat(entry.title()).isEqualTo("a &l9; b");
  }

  @Test
  void readsNoFileOfAnExternalEntity(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "hush");
    String body =
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM '"
            + secret.toUri()
            + "'> %p; <!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>"
            + rss("<item><title>&x;</title><description>&x;</description></item>");
    assertThat(parse(body).toString()).contains("title=t").doesNotContain("hush");
  }

  @Test
  void takesNoFeedFromInsideADoctype() {
    String body =
        "<!DOCTYPE rss [<!ENTITY x '<feed><entry><title>inside</title></entry></feed>'>]>"
            + rss("<item><title>outside</title></item>");
    assertThat(feed(body).entries()).extracting(FeedEntry::title).containsExactly("outside");
  }

  @Test
  void keepsFeedsWhoseDoctypeIsHarmless() {
    String body =
        "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.com/rss.dtd\""
            + " [\n"
            + "<!ELEMENT x (#PCDATA)> <!-- don't: a > in a comment ] -->\n"
            + "]>"
            + rss("<item><title>Un sommet</title></item>");
    assertThat(feed(body).entries().getFirst().title()).isEqualTo("Un sommet");
  }

  @Test
  void stopsAtTwoThousandEntriesAndAHundredThousandCharacters() {
    String long1 =
        "<item><guid>0</guid><description>" + "mot ".repeat(100_000) + "</description></item>";
    ParsedFeed feed = feed(rss(long1 + "<item><guid>1</guid></item>".repeat(5_000)));
    assertThat(feed.entries()).hasSize(ParsedFeed.MAX_ENTRIES);
    assertThat(feed.entries().getFirst().text()).hasSizeLessThanOrEqualTo(PlainText.MAX_TEXT);
  }

  static Stream<Arguments> tooLarge() {
    String nodes = "more than 250000 elements, attributes and other nodes";
    String text = "a text of more than 4000000 characters";
    int n = 260_000;
    String entry = "<feed xmlns='http://www.w3.org/2005/Atom'><entry>";
    return Stream.of(
        Arguments.of(rss("<item>" + "<guid>x</guid>".repeat(n / 2) + "</item>"), nodes),
        Arguments.of(rss("<item>" + "<a>".repeat(n)), nodes),
        Arguments.of(rss("<item/>".repeat(n)), nodes),
        Arguments.of(rss("<item>" + "<!---->".repeat(n) + "</item>"), nodes),
        Arguments.of(rss("<item><a" + " b='c'".repeat(n) + "/></item>"), nodes),
        Arguments.of(entry + "<category term='a'/>".repeat(n / 2) + "</entry></feed>", nodes),
        Arguments.of("<rdf:RDF>" + "<item rdf:about='a'/>".repeat(n / 2) + "</rdf:RDF>", nodes),
        Arguments.of("{\"items\":[{\"id\":\"1\",\"tags\":[" + "\"a\",".repeat(n) + "1]}]}", nodes),
        Arguments.of("{\"items\":[" + "[],".repeat(n) + "{}]}", nodes),
        Arguments.of(rss("<item><title>" + "title ".repeat(700_000) + "</title></item>"), text),
        Arguments.of(rss("<item><title><![CDATA[" + "<i>t</i>".repeat(600_000)), text),
        Arguments.of("{\"items\":[{\"title\":\"" + "title ".repeat(700_000) + "\"}]}", text),
        Arguments.of("[{\"uri\":\"a\",\"headline\":\"" + "title ".repeat(700_000) + "\"}]", text),
        Arguments.of("{\"uri\":\"a\",\"subjects\":[" + "{},".repeat(n) + "1]}", nodes),
        Arguments.of("<newsMessage>" + "<newsItem/>".repeat(n), nodes),
        Arguments.of("<newsItem><headline>" + "title ".repeat(700_000) + "</headline>", text),
        Arguments.of(" ".repeat(10 * 1024 * 1024) + "<rss/>", "more than 10485760 bytes"));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void refusesWhatWouldTakeTooMuchMemoryBeforeItIsRead(String body, String detail) {
    assertThat(parse(body)).isEqualTo(new ParseResult.Rejected(Reason.TOO_LARGE, detail));
  }

  @Test
  void takesATextOnceThoughItIsInManyReferencesInsideEachOther() {
    int n = 200;
    String body =
        "<packageItem>"
            + "<itemRef><description>".repeat(n)
            + "mot ".repeat(25_000)
            + "</description></itemRef>".repeat(n)
            + "</packageItem>";

    int length = feed(body).entries().stream().mapToInt(entry -> entry.text().length()).sum();

    assertThat(length).isBetween(90_000, body.length());
  }

  @Test
  void makesNoTextOfEachOfAMillionTags() {
    byte[] body = rss("<item><tags>" + "a,".repeat(1_000_000) + "</tags></item>").getBytes(UTF_8);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var parser = new FeedParser();
    parser.parse(body, null, BASE);

    long before = threads.getCurrentThreadAllocatedBytes();
    parser.parse(body, null, BASE);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(20L * body.length);
  }

  @Test
  void stopsSoonAmongManyDatesThatTakeLongToRead() throws InterruptedException {
    String date = "12:00 " + "a ".repeat(46) + "x";
    String feed = rss("<item>" + ("<pubDate>" + date + "</pubDate>").repeat(80_000) + "</item>");
    String item =
        "{'uri':'%d','headline':'','versioncreated':'%s','embargoed':'%s'},".replace('\'', '"');
    var items = new StringBuilder("[");
    for (int i = 0; i < 27_000; i++) {
      items.append(item.formatted(i, date, date));
    }
    for (String body : List.of(feed, items + "{}]")) {
      Thread reading = new Thread(() -> parse(body));
      reading.start();
      await().until(() -> isIn(FeedDate.class, reading));

      reading.interrupt();

      assertThat(reading.join(Duration.ofSeconds(5))).isTrue();
    }
  }

  private static boolean isIn(Class<?> type, Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(type.getName()));
  }

  @Test
  void escapesOnlySomeOfAMillionAmpersands() {
    ParsedFeed feed =
        feed(rss("<item><title>R&D</title><description>" + "&".repeat(1_000_000)) + "</item>");
    assertThat(feed.title()).isEqualTo("t");
  }

  @Test
  void readsAnEntryInsideFiveHundredElements() {
    String deep = "<x>".repeat(500);
    assertThat(feed(rss("<item><title>a</title>" + deep + "</item><item/>")).entries()).hasSize(2);
  }

  static Stream<String> slowOnes() {
    int n = 200_000;
    String item = "<item><title>t</title><description>";
    return Stream.of(
        "<a>".repeat(n),
        rss("<item>".repeat(n)),
        rss("<item>".repeat(n / 2) + "</x>".repeat(n / 2)),
        rss(item + "&lt;div&gt;".repeat(n) + "</description></item>"),
        rss(
            item
                + "&lt;div&gt;".repeat(n / 2)
                + "&lt;/p&gt;".repeat(n / 2)
                + "</description></item>"),
        rss(item + "&amp;amp;".repeat(n) + "</description></item>"),
        rss(item + "&lt;".repeat(n) + "</description></item>"),
        rss(item + "&lt;iframe ".repeat(n) + "</description></item>"),
        rss(item + "Ã".repeat(n) + "â€".repeat(n) + "</description></item>"),
        rss(item + "\n ".repeat(n) + "</description></item>"),
        rss("<item><pubDate>" + "1 ".repeat(n) + "</pubDate></item>"),
        rss("<item><link>" + "[".repeat(n) + "</link></item>"),
        rss("<item><author>" + "a@".repeat(n) + "</author></item>"),
        rss("<item><author>" + "a ".repeat(n) + "</author></item>"),
        rss("<item><category>x</category>" + "<category>x</category>".repeat(n / 4) + "</item>"),
        "<!DOCTYPE ".repeat(n),
        "<!DOCTYPE [<!--".repeat(n),
        "<![CDATA[".repeat(n),
        "&".repeat(n),
        "<rss" + " x".repeat(n) + "='1'>",
        "{\"items\":" + "[".repeat(n),
        "{\"items\":[" + "{\"id\":".repeat(n),
        "{\"uri\":\"a\",\"bodies\":" + "[".repeat(n),
        "[" + "{\"uri\":\"a\",\"slugline\":\"b\"},".repeat(n / 4),
        "{\"uri\":\"a\",\"body_nitf\":\"<nitf>" + "<block>".repeat(n / 2) + "\"}",
        "<newsMessage><newsItem>" + "<a>".repeat(n) + "</newsItem>",
        "<newsMessage>" + "<packageItem><itemRef><title>t</title></itemRef>".repeat(n / 10),
        "<newsMessage>" + "<newsItem><itemMeta><title>t</title>".repeat(n / 10) + "</newsItem>",
        "<packageItem>" + "<itemRef><title>t</title>".repeat(n / 10) + "</packageItem>",
        "<newsItem><contentSet>" + "<inlineXML><p>a</p></inlineXML>".repeat(n / 10) + "</newsItem>",
        "<!-- -->".repeat(n) + "<newsItem></newsItem>",
        "[".repeat(n),
        "<feed xmlns='http://www.w3.org/2005/Atom'>"
            + "<entry><content type='xhtml'>".repeat(n / 4),
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
            + "<category/>".repeat(n / 2)
            + "<title/>".repeat(n / 2),
        rss("<item>" + "<category/>".repeat(n / 2) + "<title/>".repeat(n / 2) + "</item>"),
        rss("<item>" + "<content/>".repeat(n / 2) + "<title/>".repeat(n / 2) + "</item>"),
        rss("<item>" + "<item/>".repeat(n)),
        rss("<item xml:base='http://h.example/" + "a b".repeat(1_000) + "'>" + links(n / 4)),
        rss(
            ("<item><description>"
                    + letters(50_000)
                    + "b</description><content:encoded>"
                    + letters(100_000)
                    + "</content:encoded></item>")
                .repeat(60)),
        "<rss" + " xmlns:a='b'".repeat(500) + ">" + "<x>".repeat(n));
  }

  private static String links(int number) {
    return "<link>::%</link>".repeat(number) + "</item>";
  }

  private static String letters(int number) {
    return "a".repeat(number);
  }

  @ParameterizedTest
  @MethodSource("slowOnes")
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void takesBoundedTimeForHostileInput(String body) {
    assertThat(parse(body)).isNotNull();
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void survivesRealFeedsWithRandomDamage() {
    List<byte[]> feeds =
        Corpora.files(Corpora.corpus("feeds-real")).stream()
            .filter(file -> !file.toString().endsWith(".md"))
            .map(Corpora::bytes)
            .map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 30_000)))
            .toList();
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] body = damaged(feeds.get(random.nextInt(feeds.size())).clone(), random);
      ParseResult result = new FeedParser().parse(body, null, BASE);
      assertThat(result).as("seed " + seed + ", mutation " + i).isNotNull();
      if (result instanceof ParsedFeed feed) {
        assertThat(ArticleDrafts.of(BASE, feed.entries()))
            .as("seed " + seed + ", mutation " + i)
            .hasSameSizeAs(feed.entries());
      } else if (result instanceof ParseResult.Rejected rejected) {
        // The parser caught an exception of a library: a defect to repair.
        assertThat(rejected.detail())
            .as("seed " + seed + ", mutation " + i)
            .doesNotContain("unreadable");
      }
    }
  }

  private static byte[] damaged(byte[] body, Random random) {
    byte[][] bits = {
      {'<'}, {'>'}, {'&'}, {0}, {'"'}, {']', ']', '>'}, {(byte) 0xC3}, {'<', '/'}, {'%'}
    };
    int changes = 1 + random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> {
          byte[] bit = bits[random.nextInt(bits.length)];
          System.arraycopy(bit, 0, body, at, Math.min(bit.length, body.length - at));
        }
        case 2 -> {
          int length = Math.min(random.nextInt(200), body.length - at);
          int from = random.nextInt(body.length - length + 1);
          System.arraycopy(body, from, body, at, length);
        }
        default -> body = random.nextInt(4) == 0 ? Arrays.copyOf(body, at + 1) : body;
      }
    }
    return body;
  }

  @ParameterizedTest
  @MethodSource("noFeeds")
  void saysInOneLineWhyABodyIsNotAFeed(String body, String detail) {
    assertThat(parse(body)).isEqualTo(new ParseResult.Rejected(Reason.NOT_A_FEED, detail));
  }

  static Stream<Arguments> noFeeds() {
    return Stream.of(
        Arguments.of(" \n", "the body is empty"),
        Arguments.of("Not found", "neither XML nor JSON"),
        Arguments.of(
            "<!doctype html><html><body><p>Hello</p></body></html>",
            "neither RSS, RDF, Atom nor JSON Feed, but <html>"),
        Arguments.of("{\"a\":1}", "JSON, but no JSON Feed"));
  }

  @Test
  void rejectsAFeedThatBreaksOffInItsFirstEntry() {
    assertThat(parse("<rss version='2.0'><channel><title>t</title><item><title>a"))
        .isEqualTo(
            new ParseResult.Rejected(
                Reason.MALFORMED, "breaks off before its first entry is whole"));
  }
}
