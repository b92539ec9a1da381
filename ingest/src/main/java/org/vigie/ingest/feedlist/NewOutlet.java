package org.vigie.ingest.feedlist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;

/** Describes an outlet that {@code feeds.yaml} doesn't have yet, from the feeds of its domain. */
record NewOutlet(String domain, List<NewFeed> feeds) {
  /** Maximum UTF-16 code units of a name. An estimate: names of outlets are far shorter. */
  private static final int MAX_NAME = 100;

  /** Minimum length of a name that several feeds share. Chosen: "Le " is none, "BBC" is one. */
  private static final int MIN_SHARED = 3;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}|:•·,>/»(\\[]+$");
  private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9.]+");
  private static final Pattern ENDS = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  NewOutlet {
    feeds = List.copyOf(feeds);
  }

  /** Returns the outlet's keys and values in {@code feeds.yaml}. */
  Map<String, Object> item(Set<String> takenIds, Set<String> sharedFolders) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", id(takenIds));
    item.put("name", name(sharedFolders));
    item.put("domain", domain);
    String country = common(NewFeed::country);
    String language = common(NewFeed::language);
    if (country != null) {
      item.put("country", country);
    }
    if (language != null) {
      item.put("language", language);
    }
    item.put("feeds", feeds.stream().map(feed -> feedItem(feed, language)).toList());
    return item;
  }

  /** Returns a feed's URL, or keys and values if it has settings that its outlet doesn't have. */
  static Object feedItem(NewFeed feed, @Nullable String language) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("url", feed.url());
    if (feed.language() != null && !feed.language().equals(language)) {
      item.put("language", feed.language());
    }
    item.putAll(feed.settings());
    return item.size() == 1 ? feed.url() : item;
  }

  private String id(Set<String> taken) {
    String first = domain.substring(0, Math.max(0, domain.indexOf('.')));
    boolean isAddress = first.isEmpty() || NUMBERS.matcher(domain).matches();
    return freeId(isAddress ? domain : first, domain, taken);
  }

  /** Returns an id that is not taken, and takes it: one of two names, else one with a number. */
  static String freeId(String wanted, String otherwise, Set<String> taken) {
    String id = slug(wanted);
    if (taken.contains(id)) {
      id = slug(otherwise);
    }
    String free = id;
    for (int i = 2; taken.contains(free); i++) {
      free = id + "-" + i;
    }
    taken.add(free);
    return free;
  }

  private static String slug(String text) {
    String legal = NOT_IN_ID.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    String id = ENDS.matcher(legal).replaceAll("");
    return id.isEmpty() ? "outlet" : id;
  }

  /**
   * Returns the name of a single feed; of several feeds, the name of a folder that has only feeds
   * of this outlet, else the beginning that all their names share, else the domain.
   */
  private String name(Set<String> sharedFolders) {
    if (feeds.size() == 1) {
      return shortened(feeds.getFirst().name());
    }
    String folder = common(NewFeed::folder);
    if (folder != null && !folder.isEmpty() && !sharedFolders.contains(folder)) {
      return shortened(folder);
    }
    return shortened(sharedStart(feeds.stream().map(NewFeed::name).toList()));
  }

  private String shortened(String name) {
    String shown = Excerpt.of(name.strip(), MAX_NAME);
    return shown.isEmpty() ? domain : shown;
  }

  private static String sharedStart(List<String> names) {
    List<String> words = new ArrayList<>(List.of(names.getFirst().split(" ")));
    for (String name : names) {
      List<String> other = List.of(name.split(" "));
      int same = 0;
      while (same < Math.min(words.size(), other.size())
          && words.get(same).equals(other.get(same))) {
        same++;
      }
      words = words.subList(0, same);
    }
    String start = SEPARATORS.matcher(String.join(" ", words)).replaceAll("");
    return start.length() < MIN_SHARED ? "" : start;
  }

  /** Returns the value that all feeds have; null if they differ. */
  private @Nullable String common(Function<NewFeed, @Nullable String> field) {
    Set<String> values = new HashSet<>();
    feeds.stream().map(field).filter(Objects::nonNull).forEach(values::add);
    return values.size() == 1 ? values.iterator().next() : null;
  }
}
