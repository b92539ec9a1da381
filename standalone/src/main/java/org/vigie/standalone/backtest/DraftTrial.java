package org.vigie.standalone.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.standalone.process.Configuration;

/** Finds out what the drafts of a watch would change if they were live. */
public final class DraftTrial {
  private final Set<String> tags;
  private final Backtest backtest;

  /**
   * Takes the drafts of a configuration.
   *
   * @param tag takes the drafts of this tag only; null for those of all tags
   */
  public DraftTrial(Configuration configuration, @Nullable String tag) {
    WatchConfig watch = configuration.watch();
    tags =
        watch.tags().stream()
            .filter(each -> !each.drafts().isEmpty() && (tag == null || tag.equals(each.id())))
            .map(TagRules::id)
            .collect(Collectors.toSet());
    backtest = new Backtest(watch, watch.withDraftsLive(tags), configuration.alerts());
  }

  /** True if there is no draft. */
  public boolean isEmpty() {
    return tags.isEmpty();
  }

  /** Reads an article. A later revision replaces an earlier one. */
  public void read(Article article) {
    if (!isEmpty()) {
      backtest.read(article);
    }
  }

  /** Returns the lines for people. */
  public List<String> lines() {
    if (isEmpty()) {
      return List.of("DRAFTS: none");
    }
    List<String> lines = new ArrayList<>(List.of("DRAFTS"));
    lines.addAll(new BacktestText(backtest.outcome(tags), "live", "with drafts").lines());
    return lines;
  }
}
