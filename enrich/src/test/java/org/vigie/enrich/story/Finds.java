package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;

/** Articles and findings for tests, and a store in memory. */
final class Finds {
  static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  private Finds() {}

  static Article article(String id, String title, String text) {
    return article(id, title, text, NOON, 1);
  }

  static Article article(String id, String title, String text, Instant published, int revision) {
    return new Article(
        id,
        "https://journal.example/" + id,
        "https://journal.example/" + id,
        title,
        "",
        text,
        List.of(),
        List.of(),
        new Outlet("journal", "Le Journal", "journal.example", "FR", 2),
        "fr",
        published,
        null,
        published,
        "feed",
        null,
        revision,
        List.of(),
        null);
  }

  /** An article that was published at one time and found at another. */
  static Article found(String id, String text, @Nullable Instant published, Instant seen) {
    return found(id, text, published, seen, 1);
  }

  static Article found(
      String id, String text, @Nullable Instant published, Instant seen, int revision) {
    Article a = article(id, "Titre " + id, text, seen, revision);
    return new Article(
        id,
        a.url(),
        a.link(),
        a.title(),
        "",
        text,
        List.of(),
        List.of(),
        a.outlet(),
        "fr",
        published,
        null,
        seen,
        "feed",
        null,
        revision,
        List.of(),
        null);
  }

  static Finding finding(Article article, String... tags) {
    return finding(article, null, tags);
  }

  static Finding finding(Article article, @Nullable Pickup pickup, String... tags) {
    return new Finding(
        "cesia",
        article.withoutText(),
        Arrays.stream(tags).map(Finds::tag).toList(),
        pickup,
        false,
        null,
        Sightings.length(article),
        Wording.of(article, pickup),
        "Europe/Paris");
  }

  static Finding own(Finding finding) {
    return new Finding(
        finding.watch(),
        finding.article(),
        finding.tags(),
        finding.pickup(),
        true,
        null,
        finding.length(),
        finding.wording(),
        finding.timeZone());
  }

  private static Tag tag(String id) {
    return new Tag(id, id + "#1", 1, id, Tag.Field.title, 0, 1, "x", "x");
  }

  /** A story book with its store, and the latest records it published. */
  static final class BookWithStore implements StoryBook.StoryStore {
    final Map<String, Member> members = new HashMap<>();
    final Map<String, ComparedArticle> compared = new HashMap<>();
    final Map<String, Story> stories = new HashMap<>();
    final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, String> firstIds = new HashMap<>();
    final Map<Counts.Cell, Counts.Totals> counts = new HashMap<>();
    private final int most;
    private StoryBook book;

    BookWithStore() {
      this(FreshArticles.MOST);
    }

    BookWithStore(int most) {
      this.most = most;
      book = new StoryBook(this, List.of(), most);
    }

    Changes add(Finding finding) {
      return add(finding, finding.article().seen());
    }

    Changes add(Finding finding, Instant at) {
      Changes changes = book.add(finding, at);
      changes.members().forEach(member -> members.put(member.id(), member));
      changes.compared().forEach(article -> compared.put(article.id(), article));
      compared.keySet().removeAll(changes.faded());
      changes.stories().forEach(story -> stories.put(story.id(), story));
      changes.mentions().forEach(this::put);
      changes.counts().forEach((cell, more) -> counts.merge(cell, more, Counts.Totals::plus));
      counts.values().removeIf(Counts.Totals.ZERO::equals);
      return changes;
    }

    private void put(Mention mention) {
      mentions.put(mention.article().id(), mention);
      String first = mention.duplicateOf();
      if (first != null) {
        firstIds.put(mention.article().id(), first);
      }
    }

    /** As after a restart: only the store is left. */
    void reopen() {
      book = new StoryBook(this, compared.values(), most);
    }

    /** Returns the articles that were removed. */
    List<String> forget(Instant now) {
      var articles = new ArrayList<String>();
      for (var last = forgotten(now); !last.isEmpty(); last = forgotten(now)) {
        articles.addAll(last);
      }
      return articles;
    }

    private List<String> forgotten(Instant now) {
      StoryBook.Forgotten forgotten = book.forget(now);
      compared.keySet().removeAll(forgotten.faded());
      forgotten.articles().forEach(member -> members.remove(member.id()));
      forgotten.articles().forEach(member -> firstIds.put(member.id(), member.id()));
      forgotten.articles().forEach(member -> compared.remove(member.id()));
      forgotten.past().forEach(article -> compared.put(article.id(), article));
      stories.keySet().removeAll(forgotten.stories());
      compared.values().removeIf(article -> forgotten.stories().contains(article.story()));
      return forgotten.articles().stream().map(Member::id).toList();
    }

    @Override
    public List<String> ofStory(String story) {
      Stream<String> past =
          compared.values().stream()
              .filter(article -> article.story().equals(story))
              .map(ComparedArticle::id)
              .filter(id -> !members.containsKey(id));
      return Stream.concat(list(Member.listOfStory(story)).stream(), past).toList();
    }

    @Override
    public @Nullable ComparedArticle past(String article) {
      return members.containsKey(article) ? null : compared.get(article);
    }

    @Override
    public List<String> copiesOf(String original) {
      return list(Member.listOfCopies(original));
    }

    private List<String> list(String name) {
      return members.values().stream()
          .filter(member -> member.lists().contains(name))
          .map(Member::id)
          .toList();
    }

    /** Returns three at most, so that some calls are needed. */
    @Override
    public List<String> arrivedBefore(Instant hour) {
      return members.values().stream()
          .filter(member -> member.at().isBefore(hour))
          .map(Member::id)
          .limit(3)
          .toList();
    }

    Mention mention(String article) {
      return Objects.requireNonNull(mentions.get(article), article);
    }

    Story story(Mention mention) {
      return Objects.requireNonNull(stories.get(mention.story()), mention.story());
    }

    @Override
    public @Nullable Member member(String article) {
      return members.get(article);
    }

    @Override
    public @Nullable String firstId(String article) {
      return firstIds.get(article);
    }

    @Override
    public @Nullable Story story(String id) {
      return stories.get(id);
    }
  }
}
