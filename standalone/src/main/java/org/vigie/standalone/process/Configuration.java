package org.vigie.standalone.process;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.enrich.config.GivenReleases;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.events.topics.TopicSettings;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.ingest.feedlist.FeedList;
import org.vigie.settings.FileEdit;
import org.vigie.settings.Plural;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;

/**
 * The content of a configuration folder. Every method that reads files throws {@link
 * BadConfigurationException} with all problems of these files.
 */
public record Configuration(FeedsConfig feeds, WatchConfig watch, AlertsConfig alerts) {

  /** Thrown if the configuration has problems. No service is started with such a configuration. */
  public static final class BadConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problems.Problem> problems;

    BadConfigurationException(Problems problems) {
      super(Plural.of(problems.all().size(), "problem") + " in the configuration");
      this.problems = problems.all();
    }

    public List<Problems.Problem> problems() {
      return problems;
    }
  }

  /** Reads all files. {@code releases}, if not empty, replace the releases of watch.yaml. */
  public static Configuration read(Path dir, List<Path> releases) throws BadConfigurationException {
    var problems = new Problems();
    if (!Files.isDirectory(dir)) {
      problems.add(
          dir.toString(),
          0,
          "no such folder%s; --config DIR names the one with watch.yaml"
              .formatted(dir.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath()));
      throw new BadConfigurationException(problems);
    }
    FeedsConfig feeds = FeedsFile.read(dir, problems);
    Optional<WatchConfig> watch = watch(dir, releases, problems);
    AlertsConfig alerts = alerts(dir, watch, problems);
    TopicsFile.read(dir, TopicSettings.CLUSTER, problems);
    return new Configuration(valid(feeds, problems), watch.orElseThrow(), alerts);
  }

  /** Reads only feeds.yaml. */
  public static FeedsConfig readFeeds(Path dir) throws BadConfigurationException {
    var problems = new Problems();
    return valid(FeedsFile.read(dir, problems), problems);
  }

  /**
   * Reads feeds.yaml, to which feeds can then be added. A folder without the file has no feeds yet.
   *
   * @throws IOException if the file can be read, but not changed
   */
  public static FeedList readFeedList(Path dir) throws BadConfigurationException, IOException {
    var problems = new Problems();
    Path file = dir.resolve(FeedsFile.NAME);
    if (isNew(file)) {
      return feedList(dir, FeedList.EMPTY); // why: another command may make the file just now.
    }
    YamlFile.text(file, problems); // why: it says what keeps a file from being read.
    valid(file, problems);
    // why: a file that can't be changed is refused before anything is looked for or printed.
    return feedList(dir, FileEdit.text(file));
  }

  /** Reads the text of a feeds.yaml; it is empty if there is no file yet. */
  public static FeedList feedList(Path dir, String yaml) throws BadConfigurationException {
    var problems = new Problems();
    String text = isNew(dir.resolve(FeedsFile.NAME)) ? FeedList.EMPTY : yaml;
    return valid(FeedList.of(text, dir, problems), problems).orElseThrow();
  }

  private static boolean isNew(Path file) {
    return Files.isDirectory(file.resolveSibling("")) && Files.notExists(file, NOFOLLOW_LINKS);
  }

  /** Reads only watch.yaml. {@code releases}, if not empty, replace the releases of this file. */
  public static WatchConfig readWatch(Path dir, List<Path> releases)
      throws BadConfigurationException {
    var problems = new Problems();
    return valid(watch(dir, releases, problems), problems).orElseThrow();
  }

  /** Reads alerts.yaml. Also reads watch.yaml, to check that the tags of routes exist. */
  public static AlertsConfig readAlerts(Path dir) throws BadConfigurationException {
    var problems = new Problems();
    return valid(alerts(dir, watch(dir, List.of(), problems), problems), problems);
  }

  /** Reads only topics.yaml, which may be missing. What it does not set is {@code preset}. */
  public static TopicSettings readTopics(Path dir, TopicSettings preset)
      throws BadConfigurationException {
    var problems = new Problems();
    return valid(TopicsFile.read(dir, preset, problems), problems);
  }

  /** Returns the ids of the tags that routes may name: all but key messages (releases' points). */
  public static Set<String> tagIds(WatchConfig watch) {
    return watch.tags().stream()
        .filter(tag -> !tag.message())
        .map(TagRules::id)
        .collect(Collectors.toSet());
  }

  /** Returns the names of the tags that routes may name, and of the releases. */
  public static WatchNames names(WatchConfig watch) {
    ZoneId zone = watch.organisation().zone();
    return new WatchNames(
        watch.watch(),
        watch.tags().stream()
            .filter(tag -> !tag.message())
            .collect(Collectors.toMap(TagRules::id, TagRules::name, (first, _) -> first)),
        watch.releases().stream()
            .collect(
                Collectors.toMap(
                    Release::id, each -> ReleaseName.of(each, zone), (first, _) -> first)));
  }

  private static Optional<WatchConfig> watch(Path dir, List<Path> releases, Problems problems) {
    return WatchFile.read(dir, problems)
        .map(
            config ->
                releases.isEmpty() ? config : GivenReleases.replace(config, releases, problems));
  }

  private static AlertsConfig alerts(Path dir, Optional<WatchConfig> watch, Problems problems) {
    Set<String> tagIds = watch.map(Configuration::tagIds).orElse(Set.of());
    return AlertsFile.read(dir, tagIds, problems)
        .naming(watch.map(Configuration::names).orElse(WatchNames.NONE));
  }

  private static <T> T valid(T config, Problems problems) throws BadConfigurationException {
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return config;
  }
}
