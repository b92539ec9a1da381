package org.vigie.ingest.agency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.parse.FeedParser;

/** Reads documents of agencies as a poll does. */
final class Items {
  private static final URI BASE = URI.create("https://wire.example/api/news");

  private Items() {}

  static ParsedFeed feed(String body) {
    ParseResult result = new FeedParser().parse(body.getBytes(UTF_8), null, BASE);
    assertThat(result).isInstanceOf(ParsedFeed.class);
    return (ParsedFeed) result;
  }

  static List<FeedEntry> entries(String body) {
    return feed(body).entries();
  }

  static FeedEntry only(String body) {
    assertThat(entries(body)).hasSize(1);
    return entries(body).getFirst();
  }
}
