package org.vigie.enrich;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.story.Changes;
import org.vigie.enrich.story.ComparedArticle;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Member;
import org.vigie.enrich.story.StoryBook;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;

/**
 * Finds tags, pickups, stories and copies in a list of articles, without Kafka. An article that
 * causes an error is left out of the results and listed in {@link #failures}.
 *
 * <p>Stories and copies are found in order of publication, so that the article published first is
 * the original of its copies. Results are in the order in which articles were added. Each article
 * must have a different id.
 */
public final class MatchSession {
  private final Function<Article, Finding> analysis;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /**
   * The result for one article. {@code story} is the id of its story; null if the article has
   * neither tags nor a pickup. {@code copyOf} is the id of the article that it copies, or null.
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

  /** The id of an article that caused an error, and the error's class and message. */
  public record Failure(String id, String reason) {}

  public MatchSession(WatchConfig config) {
    this(Analysis.of(config.watch(), config.items())::read);
  }

  MatchSession(Function<Article, Finding> analysis) {
    this.analysis = analysis;
  }

  /** Returns an article's tags and pickup, not yet its story; empty if it causes an error. */
  public Optional<Result> add(Article article) {
    try {
      Finding finding = analysis.apply(article);
      findings.add(finding);
      return Optional.of(result(finding, null));
    } catch (RuntimeException e) {
      failures.add(new Failure(article.id(), e.toString()));
      return Optional.empty();
    }
  }

  /** Returns the results of all articles without an error, in the order of {@link #add}. */
  public List<Result> results() {
    var store = new MemoryStore();
    var book = new StoryBook(store, List.of());
    var byDate = new ArrayList<>(findings);
    byDate.sort(Comparator.comparing(finding -> finding.article().dated()));
    for (Finding finding : byDate) {
      try {
        store.keep(book.add(finding, finding.article().dated()));
      } catch (RuntimeException e) {
        failures.add(new Failure(finding.article().id(), e.toString()));
        findings.remove(finding);
      }
    }
    return findings.stream()
        .map(finding -> result(finding, store.member(finding.article().id())))
        .toList();
  }

  /** Returns the articles that caused an error in {@link #add} or in {@link #results}. */
  public List<Failure> failures() {
    return List.copyOf(failures);
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

  private static final class MemoryStore implements StoryBook.StoryStore {
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();

    void keep(Changes changes) {
      for (Member member : changes.members()) {
        Member before = members.put(member.id(), member);
        if (before != null) {
          before.lists().forEach(list -> list(list).remove(member.id()));
        }
        member.lists().forEach(list -> list(list).add(member.id()));
      }
      changes.stories().forEach(story -> stories.put(story.id(), story));
    }

    private Set<String> list(String name) {
      return lists.computeIfAbsent(name, _ -> new TreeSet<>());
    }

    @Override
    public @Nullable Member member(String article) {
      return members.get(article);
    }

    @Override
    public @Nullable ComparedArticle past(String article) {
      return null;
    }

    @Override
    public @Nullable String firstId(String article) {
      return null; // why: a session has no duplicates and removes nothing.
    }

    @Override
    public @Nullable Story story(String id) {
      return stories.get(id);
    }

    @Override
    public List<String> ofStory(String story) {
      return List.copyOf(list(Member.listOfStory(story)));
    }

    @Override
    public List<String> copiesOf(String original) {
      return List.copyOf(list(Member.listOfCopies(original)));
    }

    @Override
    public List<String> arrivedBefore(Instant hour) {
      return List.of(); // why: a session forgets nothing.
    }
  }
}
