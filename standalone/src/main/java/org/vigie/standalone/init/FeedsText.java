package org.vigie.standalone.init;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.vigie.settings.YamlText.flow;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.feedlist.FeedList;
import org.vigie.ingest.feedlist.FeedListChange.Changed;
import org.vigie.ingest.feedlist.NewFeed;
import org.vigie.ingest.text.Characters;
import org.vigie.settings.Problems;
import org.vigie.standalone.feeds.Additions;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.propose.name.OwnDomain;

/**
 * Writes {@code feeds.yaml}, with an outlet on each line.
 *
 * @param names those that are searched
 * @param languages those of the releases, the original's first, or English; news is searched in
 *     each
 */
record FeedsText(
    Answers answers, List<String> names, List<SiteFeeds> sites, List<String> languages) {
  /**
   * Number of feeds taken from a site, the best first. Chosen: most sites have one for all news.
   */
  private static final int MOST_FEEDS = 2;

  /** Maximum UTF-16 code units of a reason. Chosen: it stays on one line. */
  private static final int LONGEST_REASON = 100;

  /** Returns who asks: the site, else the name. */
  static String userAgent(Answers answers) {
    String who =
        answers.site() == null
            ? Slug.of(answers.name(), "press-office")
            : "+" + Characters.printable(answers.site().toString());
    return "Vigie/1 (" + who + ")";
  }

  String text() {
    return Template.of(languages.getFirst(), "feeds.yaml")
        .fill(
            Map.of(
                "agent",
                List.of(flow(userAgent(answers))),
                "outlets",
                outlets(),
                "missing",
                sites.stream()
                    .filter(site -> !site.problem().isEmpty())
                    .map(this::missing)
                    .toList(),
                "searches",
                searches()));
  }

  private String missing(SiteFeeds site) {
    String why = Characters.printable(site.problem());
    String shown = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) + "…" : why;
    return site.asked() + ": " + shown + ". To add it: vigie feeds add " + site.asked();
  }

  private List<String> outlets() {
    List<NewFeed> feeds = new ArrayList<>();
    for (SiteFeeds site : sites) {
      site.findings().feeds().stream()
          .limit(MOST_FEEDS)
          .forEach(feed -> feeds.add(Additions.of(feed, site.findings().site(), null)));
    }
    var empty = FeedList.of(FeedList.EMPTY, Path.of(""), new Problems()).orElseThrow();
    if (!(empty.add(feeds) instanceof Changed change)) {
      throw new IllegalStateException("no feed can be added to an empty list");
    }
    Map<Outlet, List<Feed>> byOutlet =
        change.changed().stream()
            .filter(feed -> feed.outlet() != null)
            .collect(Collectors.groupingBy(Feed::outlet, LinkedHashMap::new, Collectors.toList()));
    return byOutlet.entrySet().stream()
        .map(each -> outlet(each.getKey(), each.getValue()))
        .toList();
  }

  private String outlet(Outlet outlet, List<Feed> feeds) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", outlet.id());
    item.put("name", outlet.name());
    item.put("domain", outlet.domain());
    if (outlet.country() != null) {
      item.put("country", outlet.country());
    }
    String spoken = feeds.getFirst().language();
    if (spoken != null) {
      item.put("language", spoken);
    }
    item.put("tier", outlet.tier());
    if (answers.site() != null && outlet.domain().equals(OwnDomain.ofSite(answers.site()))) {
      // why: the articles of one's own site are known, so their pages need not be fetched.
      item.put("fullText", false);
    }
    item.put("feeds", feeds.stream().map(FeedsText::feed).toList());
    return flow(item);
  }

  private static Object feed(Feed feed) {
    return feed.allowPrivate() ? Map.of("url", feed.url(), "allowPrivate", true) : feed.url();
  }

  /** Returns news searches for the names. They work for any outlet, and need no feed of a site. */
  private List<String> searches() {
    String query = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" OR "));
    return languages.stream().map(each -> search(query, each)).toList();
  }

  private String search(String query, String spoken) {
    String country = spoken.equals("en") ? "GB" : spoken.toUpperCase(Locale.ROOT);
    String url =
        "https://news.google.com/rss/search?q=%s&hl=%s&gl=%s&ceid=%s:%s"
            .formatted(URLEncoder.encode(query, UTF_8), spoken, country, country, spoken);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", "news-search-" + spoken);
    item.put("url", url);
    return flow(item);
  }
}
