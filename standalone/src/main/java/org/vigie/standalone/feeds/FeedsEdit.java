package org.vigie.standalone.feeds;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.ingest.feedlist.FeedList;
import org.vigie.ingest.feedlist.FeedListChange;
import org.vigie.ingest.feedlist.FeedListChange.Changed;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.ingest.feedlist.FeedListChange.Uneditable;
import org.vigie.ingest.feedlist.NewFeed;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.FileEdit;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;

/** Changes {@code feeds.yaml} in a configuration folder, and says what was changed. */
final class FeedsEdit {
  private final Path dir;
  private final boolean isDryRun;
  private final PrintStream out;
  private final PrintStream err;

  /** If {@code isDryRun}, the file stays as it is. */
  FeedsEdit(Path dir, boolean isDryRun, PrintStream out, PrintStream err) {
    this.dir = dir;
    this.isDryRun = isDryRun;
    this.out = out;
    this.err = err;
  }

  /**
   * Adds feeds and prints them. Returns the exit code.
   *
   * @param earlier what was left out before
   */
  int add(List<NewFeed> feeds, List<Skipped> earlier)
      throws BadConfigurationException, IOException {
    return switch (change(list -> list.add(feeds))) {
      case Changed change -> {
        earlier.forEach(this::print);
        change.skipped().forEach(this::print);
        change.changed().forEach(feed -> print(feed, change));
        int skipped = earlier.size() + change.skipped().size();
        out.println(summary(change, skipped));
        boolean failed =
            !earlier.isEmpty() || !change.skipped().stream().allMatch(Skipped::isKnown);
        yield failed ? Exit.SOME_FAILED : Exit.DONE;
      }
      case Uneditable(String why) -> refuse(why);
    };
  }

  private String summary(Changed change, int skipped) {
    int outlets = change.newOutlets().size();
    return "%s %s to %s%s%s."
        .formatted(
            Plural.of(change.changed().size(), "feed"),
            isDryRun ? "would be added" : "added",
            dir.resolve(FeedsFile.NAME),
            outlets == 0 ? "" : ", with " + Plural.of(outlets, "new outlet") + " of tier 3",
            skipped == 0 ? "" : "; %d skipped".formatted(skipped));
  }

  private void print(Skipped skipped) {
    err.println("vigie: " + Characters.printable(skipped.toString()));
  }

  private void print(Feed feed, Changed change) {
    Outlet outlet = feed.outlet();
    if (outlet == null) {
      out.println("search " + feed.id() + ": " + feed.url());
    } else {
      boolean isNew = Set.copyOf(change.newOutlets()).contains(outlet.id());
      String id = isNew ? "new outlet " + outlet.id() : outlet.id();
      out.println(outlet.name() + " (" + id + "): " + feed.url());
    }
  }

  /** Removes a feed and says so. Returns the exit code. */
  int remove(String idOrUrl) throws BadConfigurationException, IOException {
    return switch (change(list -> list.remove(idOrUrl))) {
      case Changed change when change.changed().isEmpty() -> {
        change.skipped().forEach(this::print);
        yield Exit.SOME_FAILED;
      }
      case Changed change -> {
        Feed feed = change.changed().getFirst();
        out.println(feed.id() + " is removed: " + feed.url());
        sayIfLast(Configuration.feedList(dir, change.yaml()), feed);
        yield Exit.DONE;
      }
      case Uneditable(String why) -> refuse(why);
    };
  }

  private void sayIfLast(FeedList after, Feed removed) {
    Outlet outlet = removed.outlet();
    List<Feed> left = after.config().feeds();
    if (outlet != null && left.stream().noneMatch(feed -> outlet.equals(feed.outlet()))) {
      out.println(
          "The outlet "
              + outlet.id()
              + " has no feed left. It stays, because searches may name it.");
    }
    if (left.isEmpty()) {
      err.println("vigie: no feed is left; vigie run needs at least one");
    }
  }

  private int refuse(String why) {
    err.println("vigie: " + why);
    return Exit.BAD_USAGE;
  }

  /** Changes the file, from the text that it has now: another command may have changed it. */
  private FeedListChange change(Function<FeedList, FeedListChange> edit)
      throws BadConfigurationException, IOException {
    var change = new AtomicReference<>(edit.apply(Configuration.readFeedList(dir)));
    if (!isDryRun) {
      FileEdit.write(
          dir.resolve(FeedsFile.NAME),
          yaml -> {
            change.set(edit.apply(Configuration.feedList(dir, yaml)));
            return change.get() instanceof Changed it && !it.changed().isEmpty() ? it.yaml() : yaml;
          });
    }
    return change.get();
  }
}
