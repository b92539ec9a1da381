package org.vigie.ingest.agency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.article.ArticleDrafts;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;

/** Damaged documents of agencies raise no exception in any library. */
class DamagedItemsTest {
  private static final URI BASE = URI.create("https://wire.example/api");
  private static final int MUTATIONS = 4_000;

  private static final List<String> DOCUMENTS =
      List.of(
          NinjsTest.FIRST,
          NinjsTest.SECOND,
          "[" + NinjsTest.THIRD + "," + NinjsTest.FIRST + "]",
          "{\"hits\":[" + NinjsTest.THIRD + "]}",
          NewsMlG2Test.item(NewsMlG2Test.NITF),
          NewsMlG2Test.message(NewsMlG2Test.item(NewsMlG2Test.PREFIXED)),
          NewsMlG2Test.message(NewsMlG2Test.item(NewsMlG2Test.TEXT)));

  private static final List<String> BITS =
      List.of(
          "<", ">", "&", "{", "}", "[", "]", "\"", ",", ":", "null", "7", "\\u0000", "]]>", "</");

  @Test
  void raiseNoException() {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      String text = damaged(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())), random);
      String what = "seed " + seed + ", mutation " + i;
      switch (new FeedParser().parse(text.getBytes(UTF_8), null, BASE)) {
        case ParsedFeed feed ->
            assertThat(ArticleDrafts.of(BASE, feed.entries()))
                .as(what)
                .hasSameSizeAs(feed.entries());
        case ParseResult.Rejected rejected ->
            assertThat(rejected.detail()).as(what).doesNotContain("unreadable");
      }
    }
  }

  private static String damaged(String document, Random random) {
    StringBuilder text = new StringBuilder(document);
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(60));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, BITS.get(random.nextInt(BITS.size())));
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        default -> text.setLength(random.nextInt(5) == 0 ? at : text.length());
      }
    }
    return text.toString();
  }
}
