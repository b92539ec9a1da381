package org.vigie.ingest.feedlist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.ingest.feedlist.FeedListChange.Changed;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.ingest.feedlist.Opml.NoOpmlException;
import org.vigie.settings.Problems;

class OpmlTest {
  @Test
  void readsFeedsInFoldersWithTheirLines() throws NoOpmlException {
    Opml opml =
        read(
            """
            <?xml version="1.0"?>
            <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <opml version="1.0"><head><title>All</title></head><body>
              <outline text="Press">
                <outline title="French" text="">
                  <outline type="rss" text="L&#8217;Écho &amp; co" xmlUrl="https://echo.example/rss" htmlUrl="https://www.echo.example/" language="fr-FR"/>
                </outline>
                <outline type="RSS" TEXT="Gazette" xmlurl=" feed://gazette.example/rss "/>
              </outline>
              <outline text="B" xmlUrl="feed:https://b.example/rss"></outline>
            </body></opml>
            """);

    assertThat(opml.feeds())
        .extracting(NewFeed::url, NewFeed::name, NewFeed::folder, NewFeed::language, NewFeed::place)
        .containsExactly(
            tuple("https://echo.example/rss", "L’Écho & co", "French", "fr", "my.opml line 6"),
            tuple("http://gazette.example/rss", "Gazette", "Press", null, "my.opml line 8"),
            tuple("https://b.example/rss", "B", "", null, "my.opml line 10"));
    assertThat(opml.feeds().getFirst().site()).hasHost("www.echo.example");
    assertThat(opml.skipped()).isEmpty();
  }

  @Test
  void namesWhatIsNoFeedAndLeavesCommentsOut() throws NoOpmlException {
    Opml opml =
        read(
            """
            <opml><body>
              <outline type="rss" text="no address"/>
              <outline type="include" url="https://a.example/more.opml"/>
              <outline text="off" isComment="true"><outline xmlUrl="https://a.example/1"/></outline>
              <outline text="a note"/>
            """);

    assertThat(opml.feeds()).isEmpty();
    assertThat(opml.skipped())
        .extracting(Skipped::toString)
        .containsExactly(
            "my.opml line 2: names a feed without its address (xmlUrl)",
            "my.opml line 3: includes another document, which is not fetched");
  }

  @Test
  void readsOtherCharsets() throws NoOpmlException {
    String latin =
        "<?xml version='1.0' encoding='ISO-8859-1'?><opml><outline text='Libération' xmlUrl='https://a.example/'/></opml>";

    assertThat(Opml.read("a", latin.getBytes(ISO_8859_1)).feeds())
        .extracting(NewFeed::name)
        .containsExactly("Libération");
  }

  @Test
  void refusesOtherFormatsAndBombs() {
    assertThatThrownBy(() -> read("<rss/>")).hasMessage("is no OPML: it has no element <opml>");
    assertThatThrownBy(() -> read("")).hasMessage("is no OPML: it has no element <opml>");
    assertThatThrownBy(() -> read("<opml>" + "<outline>".repeat(300_000)))
        .hasMessageStartingWith("is too large: more than");
    assertThatThrownBy(() -> read("<opml>" + "<outline xmlUrl='a'/>".repeat(10_001)))
        .hasMessage("is too large: more than 10000 feeds");
    assertThatThrownBy(() -> Opml.read("a", new byte[Opml.MAX_BYTES + 1]))
        .hasMessageStartingWith("is too large");
  }

  @Test
  void whatIsExportedIsImportedTheSame() throws NoOpmlException {
    var problems = new Problems();
    FeedsConfig config = FeedsFile.read(Path.of("../config"), problems);

    Opml opml = Opml.read("export.opml", OpmlText.of(config).getBytes(UTF_8));
    FeedList list = FeedList.of(FeedList.EMPTY, Path.of("../config"), problems).orElseThrow();
    FeedListChange added = list.add(opml.feeds());
    assertThat(added).isInstanceOf(Changed.class);
    Changed change = (Changed) added;

    assertThat(problems.all()).isEmpty();
    assertThat(change.skipped()).isEmpty();
    assertThat(change.changed())
        .extracting(Feed::url)
        .containsExactlyInAnyOrderElementsOf(config.feeds().stream().map(Feed::url).toList());
    assertThat(names(FeedsFile.parse(change.yaml(), Path.of("../config"), problems)))
        .isEqualTo(names(config));
  }

  private static List<String> names(FeedsConfig config) {
    return config.feeds().stream()
        .map(feed -> feed.url() + " " + (feed.outlet() == null ? "-" : feed.outlet().name()))
        .sorted()
        .toList();
  }

  private static Opml read(String text) throws NoOpmlException {
    return Opml.read("my.opml", text.getBytes(UTF_8));
  }
}
