package org.vigie.ingest.article;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.FeedState;

/**
 * The outcome of a poll of one feed. Articles and state are committed in one transaction.
 *
 * @param body the articles of the feed's new body; null if the server sent no new body
 */
public record PollResult(FeedState state, @Nullable NewBody body) {

  /**
   * The result of comparing the entries of a new body with the articles already known.
   *
   * @param articles the new or revised articles to publish, in reverse order of the entries
   * @param remembered the entries to write: new or changed, or not written for a week
   * @param listed number of entries in the body
   * @param merged number of entries that are the same article as another entry of this body
   * @param repeats number of entries whose article another feed brought before, in a similar or
   *     longer text, or whose text is an earlier one of the article
   * @param dropped number of entries left out because their address is too long
   * @param held number of an agency's items that must not be published now: embargoed or withdrawn
   * @param heldUntil the end of the first embargo on these items; null if no end is known
   */
  public record NewBody(
      List<Article> articles,
      List<RememberedEntry> remembered,
      int listed,
      int merged,
      int repeats,
      int dropped,
      int held,
      @Nullable Instant heldUntil) {

    public NewBody {
      articles = List.copyOf(articles);
      remembered = List.copyOf(remembered);
    }

    NewBody with(List<Article> changed) {
      return new NewBody(changed, remembered, listed, merged, repeats, dropped, held, heldUntil);
    }

    /** Returns the number of new articles. */
    public int created() {
      return (int) articles.stream().filter(article -> article.revision() == 1).count();
    }

    public int revised() {
      return articles.size() - created();
    }
  }

  /**
   * Returns a result that moves the entries in a state of an older release out of the state.
   *
   * @param state a state that has entries
   */
  public static PollResult imported(FeedState state) {
    List<RememberedEntry> entries =
        Objects.requireNonNull(state.entries()).stream()
            .map(entry -> RememberedEntry.imported(state.feed(), entry))
            .toList();
    return new PollResult(
        state.withoutEntries(), new NewBody(List.of(), entries, entries.size(), 0, 0, 0, 0, null));
  }

  /** Returns the same result with another state of the feed. */
  public PollResult with(FeedState other) {
    return new PollResult(other, body);
  }

  /** Returns the same result with each article changed; their number must stay the same. */
  public PollResult withArticles(UnaryOperator<Article> change) {
    return body == null
        ? this
        : new PollResult(state, body.with(body.articles().stream().map(change).toList()));
  }

  public List<RememberedEntry> remembered() {
    return body == null ? List.of() : body.remembered();
  }

  /** Returns true if the poll found more than the feed's new state. */
  public boolean bringsNews() {
    return body != null && !(body.articles().isEmpty() && body.remembered().isEmpty());
  }

  public List<Article> articles() {
    return body == null ? List.of() : body.articles();
  }
}
