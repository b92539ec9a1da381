package org.vigie.alerts.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.Match;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Notification;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;
import org.vigie.events.topics.JsonSerde;

class MentionExcerptTest {
  private static final Mention PLAIN = TestMention.article("1").takes(Pickup.Kind.QUOTE).mention();

  @Test
  void leavesAnOrdinaryMentionUnchanged() {
    assertThat(MentionExcerpt.of(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void keepsTheFirstPlaceOfEachTagInEachField() {
    var mention =
        with(
            PLAIN.article(),
            List.of(
                tag("inesia", Tag.Field.title, 0),
                tag("inesia", Tag.Field.title, 2),
                tag("cesia", Tag.Field.title, 1),
                tag("inesia", Tag.Field.text, 90_000),
                tag("inesia", Tag.Field.text, 90_100)));

    assertThat(MentionExcerpt.of(mention).tags())
        .extracting(tag -> tag.tag() + " " + tag.field() + " " + tag.start())
        .containsExactly("inesia title 0", "cesia title 1", "inesia text 90000");
  }

  @Test
  void cutsLongFieldsAndDropsPlacesBeyondTheCut() {
    String title = "é".repeat(MentionExcerpt.TITLE - 1) + "🤖".repeat(1000);
    var mention =
        with(
            titled(title, "s".repeat(1 << 20)),
            List.of(
                tag("inesia", Tag.Field.title, 3),
                tag("cesia", Tag.Field.title, MentionExcerpt.TITLE + 1),
                tag("summit", Tag.Field.summary, MentionExcerpt.SUMMARY - 1)));

    Mention shortened = MentionExcerpt.of(mention);

    assertThat(shortened.article().title()).isEqualTo("é".repeat(MentionExcerpt.TITLE - 1));
    assertThat(shortened.article().summary()).hasSize(MentionExcerpt.SUMMARY);
    assertThat(shortened.article().authors()).hasSize(10);
    assertThat(shortened.tagIds()).containsExactly("inesia", "summit");
  }

  @Test
  void keepsTheSnippetAndItsMarkedWords() {
    Pickup pickup =
        new Pickup("r", Pickup.Kind.QUOTE, 1, 1, 1, false, List.of())
            .shownBy(
                "Un budget et des chercheurs.",
                List.of("budget", "chercheurs"),
                "Money and people.");

    assertThat(MentionExcerpt.of(taking(pickup)).pickup()).isEqualTo(pickup);
  }

  @Test
  void cutsALongSnippetAndDropsItsLongOrManyWords() {
    List<String> words = new ArrayList<>(Collections.nCopies(100, "mot"));
    words.addFirst("m".repeat(MentionExcerpt.SNIPPET + 1));
    Pickup pickup =
        new Pickup("r", Pickup.Kind.QUOTE, 1, 1, 1, false, List.of())
            .shownBy("mot ".repeat(1000), words, "word".repeat(1000));

    assertThat(MentionExcerpt.of(taking(pickup)).pickup())
        .isEqualTo(
            pickup.shownBy("mot ".repeat(50), Collections.nCopies(20, "mot"), "word".repeat(50)));
  }

  @Test
  void keepsTheFirstPassages() {
    List<Pickup.Passage> passages =
        IntStream.range(0, 100)
            .mapToObj(i -> new Pickup.Passage(Tag.Field.text, i, i + 9, i, i + 9, "fr"))
            .collect(Collectors.toCollection(ArrayList::new));
    passages.addFirst(new Pickup.Passage(Tag.Field.title, 0, 900, 0, 900, "fr"));
    var pickup = new Pickup("r", Pickup.Kind.REPRINT, 1, 1, 1, false, passages);

    assertThat(MentionExcerpt.of(taking(pickup)).pickup())
        .isEqualTo(new Pickup("r", Pickup.Kind.REPRINT, 1, 1, 1, false, passages.subList(1, 6)));
  }

  @Test
  void theLongestNotificationFitsIntoARecord() {
    List<Tag> tags =
        IntStream.range(0, 30)
            .boxed()
            .flatMap(i -> Stream.of(Tag.Field.values()).map(field -> tag("tag-" + i, field, i)))
            .toList();
    String sentence = "本".repeat(MentionExcerpt.SNIPPET);
    Pickup pickup =
        new Pickup("r", Pickup.Kind.REPRINT, 1, 1, 1, false, List.of())
            .shownBy(sentence, Collections.nCopies(1000, sentence), sentence);
    GroupsRun run =
        new GroupsRun(TestConfigs.of(TestConfigs.route(1, Match.ALL, "a")), TestMention.SEEN);
    for (int i = 0; i < 40; i++) {
      Article longest = titled("a" + i, "本".repeat(1 << 16), "本".repeat(1 << 20));
      run.add(new Mention("cesia", longest, tags, pickup, "st-1", null, null, false));
    }
    run.pass(TestConfigs.WAIT);

    assertThat(run.last().mentions()).hasSize(Notification.LISTED);
    assertThat(JsonSerde.of(Notification.class).serializer().serialize("", run.last()))
        .hasSizeLessThan(1_000_000);
  }

  @Test
  void aStoryThatManyChannelsWaitForFitsIntoARecord() {
    String[] channels = IntStream.range(0, 30).mapToObj(i -> "c" + i).toArray(String[]::new);
    GroupsRun run =
        new GroupsRun(TestConfigs.of(TestConfigs.route(1, Match.ALL, channels)), TestMention.SEEN);
    for (int i = 0; i < 25; i++) {
      Article longest = titled("a" + i, "本".repeat(1 << 16), "本".repeat(1 << 20));
      List<Tag> tags = List.of(tag("inesia", Tag.Field.title, 0));
      run.add(new Mention("cesia", longest, tags, null, "st-1", null, null, false));
    }

    assertThat(JsonSerde.of(StoryGroups.class).serializer().serialize("", run.story("st-1")))
        .hasSizeBetween(800_000, 1_000_000);
    run.pass(TestConfigs.WAIT);
    assertThat(run.sent())
        .hasSize(30)
        .allSatisfy(sent -> assertThat(sent.mentions()).isNotEmpty())
        .allSatisfy(sent -> assertThat(sent.mentions().size() + sent.more()).isEqualTo(25));
  }

  private static Mention with(Article article, List<Tag> tags) {
    return new Mention("cesia", article, tags, null, "st-1", null, null, false);
  }

  private static Mention taking(Pickup pickup) {
    return new Mention("cesia", PLAIN.article(), List.of(), pickup, "st-1", null, null, false);
  }

  private static Tag tag(String id, Tag.Field field, int start) {
    return new Tag(id, id + "#1", 1, "x", field, start, start + 1, "x", "x");
  }

  private static Article titled(String title, String summary) {
    return titled(PLAIN.article().id(), title, summary);
  }

  private static Article titled(String id, String title, String summary) {
    Article a = PLAIN.article();
    return new Article(
        id,
        a.url(),
        a.link(),
        title,
        summary,
        "",
        IntStream.range(0, 500).mapToObj(i -> "Nobody " + i).toList(),
        List.of(),
        a.outlet(),
        a.language(),
        a.published(),
        a.publishedRaw(),
        a.seen(),
        a.feed(),
        a.guid(),
        a.revision(),
        a.changes(),
        null);
  }
}
