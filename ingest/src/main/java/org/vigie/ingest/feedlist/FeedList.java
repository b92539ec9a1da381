package org.vigie.ingest.feedlist;

import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.events.Feed;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.ingest.feedlist.FeedListChange.Changed;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.ingest.feedlist.FeedListChange.Uneditable;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlEditor;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * The text of a {@code feeds.yaml} without mistakes. Feeds can be added and removed; comments,
 * order and all other lines stay as they are. Each change is read again and compared with what was
 * asked.
 */
public final class FeedList {
  /** The text for a configuration folder that has no {@code feeds.yaml} yet. */
  public static final String EMPTY =
      """
      # The feeds to poll. config/README.md of Vigie describes every key.
      defaults:
        # Say who you are and how to reach you: servers refuse clients that don't.
        userAgent: "Vigie/1 (feed reader)"

      outlets:
      """;

  private final String yaml;
  private final Path dir;
  private final FeedsConfig config;

  private FeedList(String yaml, Path dir, FeedsConfig config) {
    this.yaml = yaml;
    this.dir = dir;
    this.config = config;
  }

  /**
   * Reads the text of a {@code feeds.yaml}; reports its problems and returns empty if any.
   *
   * @param dir folder of the files that it names
   */
  public static Optional<FeedList> of(String yaml, Path dir, Problems problems) {
    FeedsConfig config = FeedsFile.parse(yaml, dir, problems);
    return problems.isEmpty() ? Optional.of(new FeedList(yaml, dir, config)) : Optional.empty();
  }

  public FeedsConfig config() {
    return config;
  }

  /**
   * Adds feeds: to the outlet of their domain, else to a new outlet; a feed of a search engine or a
   * link shortener to {@code searches}. Skips those with an invalid URL and those that are there.
   */
  public FeedListChange add(List<NewFeed> feeds) {
    YamlMap top = top(yaml);
    var plan = new Placement(config, top, feeds);
    var editor = new YamlEditor(yaml);
    for (YamlMap outlet : top.maps("outlets")) {
      List<Object> items = plan.toOutlet(outlet.text("id"));
      if (!items.isEmpty() && !editor.append(outlet, "feeds", items)) {
        String why = "write the feeds of " + outlet.text("id") + " as a list";
        return new Uneditable(FeedsFile.NAME + " line " + outlet.line() + ": " + why);
      }
    }
    boolean added =
        (plan.outlets().isEmpty() || editor.append(top, "outlets", plan.outlets()))
            && (plan.searches().isEmpty() || editor.append(top, "searches", plan.searches()));
    if (!added) {
      return new Uneditable(FeedsFile.NAME + ": write outlets and searches as lists");
    }
    Set<String> urls = urls(config);
    urls.addAll(plan.urls());
    return changed(editor.result(), urls, plan.newIds(), plan.skipped());
  }

  /** Removes the feed with an id or a URL. Its outlet stays, because searches may name it. */
  public FeedListChange remove(String idOrUrl) {
    Optional<Feed> found =
        config.feeds().stream()
            .filter(feed -> feed.id().equals(idOrUrl) || key(feed.url()).equals(key(idOrUrl)))
            .max(Comparator.comparing(feed -> Set.of(feed.id(), feed.url()).contains(idOrUrl)));
    if (found.isEmpty()) {
      var skipped = new Skipped(idOrUrl, "no feed has this URL or id");
      return new Changed(yaml, List.of(), List.of(), List.of(skipped));
    }
    String url = found.get().url();
    var editor = new YamlEditor(yaml);
    YamlMap top = top(yaml);
    top.maps("outlets").forEach(outlet -> remove(editor, outlet, "feeds", url));
    remove(editor, top, "searches", url);
    Set<String> urls = urls(config);
    urls.remove(url);
    return changed(editor.result(), urls, List.of(), List.of());
  }

  private static void remove(YamlEditor editor, YamlMap map, String key, String url) {
    List<YamlValue> items = map.items(key);
    for (int i = 0; i < items.size(); i++) {
      YamlValue item = items.get(i);
      Optional<String> own = item.isMap() ? item.map().map(m -> m.text("url")) : item.text();
      if (own.equals(Optional.of(url))) {
        editor.remove(map, key, i);
      }
    }
  }

  /** Returns the change, if the edited text has exactly these URLs and no mistake. */
  private FeedListChange changed(
      String edited, Set<String> urls, List<String> newOutlets, List<Skipped> skipped) {
    var problems = new Problems();
    FeedsConfig result = FeedsFile.parse(edited, dir, problems);
    if (!problems.isEmpty() || !urls(result).equals(urls) || !keepsTheRest(result)) {
      String first = problems.isEmpty() ? "" : "; it would read: " + problems.all().getFirst();
      return new Uneditable(
          FeedsFile.NAME + " has a form that can't be edited here" + first + "; edit it yourself");
    }
    Set<String> before = urls(config);
    Set<String> after = urls(result);
    List<Feed> changed =
        after.size() > before.size()
            ? result.feeds().stream().filter(feed -> !before.contains(feed.url())).toList()
            : config.feeds().stream().filter(feed -> !after.contains(feed.url())).toList();
    return new Changed(edited, changed, newOutlets, skipped);
  }

  /** Returns true if each feed in both lists is the same, and each outlet is still there. */
  private boolean keepsTheRest(FeedsConfig result) {
    Map<String, Feed> after =
        result.feeds().stream().collect(Collectors.toMap(Feed::url, feed -> feed));
    return result.outlets().containsAll(config.outlets())
        && config.feeds().stream()
            .allMatch(feed -> feed.equals(after.getOrDefault(feed.url(), feed)));
  }

  private static Set<String> urls(FeedsConfig config) {
    return config.feeds().stream().map(Feed::url).collect(Collectors.toCollection(TreeSet::new));
  }

  private static YamlMap top(String yaml) {
    return YamlFile.parse(FeedsFile.NAME, yaml, new Problems()).orElseThrow();
  }

  /** Returns the URL without what makes no other feed: scheme, port, fragment, slash at the end. */
  static String key(String url) {
    try {
      URI uri = URI.create(url.strip());
      if (uri.getHost() == null) {
        return url;
      }
      boolean isDefault = uri.getPort() == 80 || uri.getPort() == 443;
      String port = uri.getPort() < 0 || isDefault ? "" : ":" + uri.getPort();
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/$", "");
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return uri.getHost().toLowerCase(Locale.ROOT) + port + path + query;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  /** Returns the ids of a configuration's feeds and outlets. */
  static Set<String> ids(FeedsConfig config) {
    Set<String> ids = new HashSet<>();
    config.outlets().forEach(outlet -> ids.add(outlet.id()));
    config.feeds().forEach(feed -> ids.add(feed.id()));
    return ids;
  }
}
