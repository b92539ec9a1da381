package org.vigie.enrich;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.story.Changes;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Member;
import org.vigie.enrich.story.StoryBook;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;

/**
 * What a watch finds in some articles, and how they belong together, without a broker.
 *
 * <p>Stories and copies are told in the order in which the articles were published, whatever the
 * order in which they are given, so that the first to publish is the original; the results come in
 * the order given. Articles must have different ids.
 */
public final class MatchSession {
  private final Analysis analysis;
  private final List<Read> read = new ArrayList<>();

  /**
   * What is said of one article.
   *
   * @param story null when the article has neither tags nor a pickup
   */
  public record Result(
      String id,
      List<Tag> tags,
      @Nullable Pickup pickup,
      @Nullable String story,
      @Nullable String copyOf) {
    public Result {
      tags = List.copyOf(tags);
    }
  }

  /** A finding, and the time its article is filed under. */
  private record Read(Finding finding, Instant dated) {}

  public MatchSession(WatchConfig config) {
    analysis = Analysis.of(config.watch(), config.items());
  }

  /** Finds tags and pickup; story and copy come with {@link #results()}. */
  public Result add(Article article) {
    Finding finding = analysis.read(article);
    read.add(new Read(finding, article.dated()));
    return result(finding, null);
  }

  /** All articles added so far, in the order given. */
  public List<Result> results() {
    var shelf = new MemoryShelf();
    var book = new StoryBook(shelf, List.of());
    read.stream()
        .sorted(Comparator.comparing(Read::dated))
        .forEach(each -> shelf.keep(book.add(each.finding(), each.dated())));
    return read.stream()
        .map(Read::finding)
        .map(finding -> result(finding, shelf.member(finding.article().id())))
        .toList();
  }

  private static Result result(Finding finding, @Nullable Member member) {
    Mention mention = member == null ? null : member.mention();
    return new Result(
        finding.article().id(),
        finding.tags(),
        finding.pickup(),
        mention == null ? null : mention.story(),
        mention == null ? null : mention.copyOf());
  }

  private static final class MemoryShelf implements StoryBook.Shelf {
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Story> stories = new HashMap<>();

    void keep(Changes changes) {
      changes.members().forEach(member -> members.put(member.id(), member));
      changes.stories().forEach(story -> stories.put(story.id(), story));
    }

    @Override
    public @Nullable Member member(String article) {
      return members.get(article);
    }

    @Override
    public @Nullable Story story(String id) {
      return stories.get(id);
    }
  }
}
