package org.vigie.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.settings.Problems;

/** All of a configuration folder. */
public record Configuration(FeedsConfig feeds, WatchConfig watch, AlertsConfig alerts) {

  /** A configuration that can't be used; nothing is started with it. */
  public static final class BadConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problems problems;

    BadConfigurationException(Problems problems) {
      super(problems.all().size() + " problems in the configuration");
      this.problems = problems;
    }

    public List<Problems.Problem> problems() {
      return problems.all();
    }
  }

  /**
   * @param releases files that stand for the configured releases; empty keeps these
   * @throws BadConfigurationException with every problem of every file
   */
  public static Configuration read(Path dir, List<Path> releases) throws BadConfigurationException {
    var problems = new Problems();
    FeedsConfig feeds = FeedsFile.read(dir, problems);
    var watch = watch(dir, releases, problems);
    AlertsConfig alerts =
        AlertsFile.read(dir, watch.map(Configuration::tags).orElse(Set.of()), problems);
    if (!problems.isEmpty() || watch.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return new Configuration(feeds, watch.get(), alerts);
  }

  /** Only the watch, for commands that match. */
  public static WatchConfig readWatch(Path dir, List<Path> releases)
      throws BadConfigurationException {
    var problems = new Problems();
    var watch = watch(dir, releases, problems);
    if (!problems.isEmpty() || watch.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return watch.get();
  }

  private static java.util.Optional<WatchConfig> watch(
      Path dir, List<Path> releases, Problems problems) {
    return WatchFile.read(dir, problems)
        .map(config -> releases.isEmpty() ? config : WatchFile.release(config, releases, problems));
  }

  private static Set<String> tags(WatchConfig watch) {
    return watch.tags().stream()
        .filter(tag -> !tag.message())
        .map(TagRules::id)
        .collect(Collectors.toSet());
  }
}
