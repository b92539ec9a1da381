package org.vigie.alerts.decide;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/** Builds mentions for tests: each method changes one property of a plain mention. */
public record TestMention(
    String article,
    String story,
    Instant seen,
    Pickup.@Nullable Kind pickup,
    List<String> tags,
    int tier,
    String outlet,
    int revision,
    @Nullable String copyOf,
    @Nullable String duplicateOf,
    boolean own) {

  public static final Instant SEEN = Instant.parse("2025-02-12T09:00:00Z");

  public static TestMention article(String id) {
    return new TestMention(
        id, "st-" + id, SEEN, null, List.of("inesia"), 2, "lemonde", 1, null, null, false);
  }

  public TestMention in(String aStory) {
    return new TestMention(
        article, aStory, seen, pickup, tags, tier, outlet, revision, copyOf, duplicateOf, own);
  }

  public TestMention seen(Instant at) {
    return new TestMention(
        article, story, at, pickup, tags, tier, outlet, revision, copyOf, duplicateOf, own);
  }

  public TestMention takes(Pickup.@Nullable Kind kind) {
    return new TestMention(
        article, story, seen, kind, tags, tier, outlet, revision, copyOf, duplicateOf, own);
  }

  public TestMention tagged(String... ids) {
    return new TestMention(
        article,
        story,
        seen,
        pickup,
        List.of(ids),
        tier,
        outlet,
        revision,
        copyOf,
        duplicateOf,
        own);
  }

  public TestMention tier(int number) {
    return new TestMention(
        article, story, seen, pickup, tags, number, outlet, revision, copyOf, duplicateOf, own);
  }

  public TestMention revision(int number) {
    return new TestMention(
        article, story, seen, pickup, tags, tier, outlet, number, copyOf, duplicateOf, own);
  }

  public TestMention copyOf(String other) {
    return new TestMention(
        article, story, seen, pickup, tags, tier, outlet, revision, other, duplicateOf, own);
  }

  public TestMention duplicateOf(String other) {
    return new TestMention(
        article, story, seen, pickup, tags, tier, outlet, revision, copyOf, other, own);
  }

  public TestMention onOurSite() {
    return new TestMention(
        article, story, seen, pickup, tags, tier, outlet, revision, copyOf, duplicateOf, true);
  }

  public Mention mention() {
    return new Mention(
        "cesia",
        body(),
        tags.stream().map(TestMention::tag).toList(),
        pickup == null
            ? null
            : new Pickup(
                pickup.takes() ? "2025-02-12-sommet" : null, pickup, 0, 0, 1, false, List.of()),
        story,
        copyOf,
        duplicateOf,
        own);
  }

  /** Returns the mention with its first tag alone, at a position in a long summary. */
  public Mention mentionAt(int position) {
    var tag =
        new Tag(
            tags.getFirst(),
            "rule",
            1,
            "q",
            Tag.Field.summary,
            position,
            position + 6,
            "INESIA",
            "INESIA");
    var body = body("s".repeat(position) + "INESIA");
    return new Mention("cesia", body, List.of(tag), null, story, copyOf, duplicateOf, own);
  }

  private Article body() {
    return body("");
  }

  private Article body(String summary) {
    return new Article(
        article,
        "https://example.org/" + article,
        "https://example.org/" + article,
        "INESIA " + article,
        summary,
        "",
        List.of(),
        List.of(),
        new Outlet(outlet, "Le Monde", "example.org", "FR", tier),
        "fr",
        seen,
        seen.toString(),
        seen,
        "feed",
        null,
        revision,
        revision == 1 ? List.of() : List.of("title", "text"),
        null);
  }

  private static Tag tag(String id) {
    return new Tag(id, id + "#1", 1, "inesia", Tag.Field.title, 0, 6, "INESIA", "INESIA");
  }
}
