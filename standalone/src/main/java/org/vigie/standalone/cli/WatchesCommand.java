package org.vigie.standalone.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.watch.PublishedWatch;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.ChosenCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code vigie watches}: lists the published watches, or retires one. */
@Command(name = "watches")
public final class WatchesCommand implements Callable<Integer> {
  @Mixin private Options.OptionalConfig config = new Options.OptionalConfig();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();

  @Parameters(arity = "0..2", paramLabel = "list|retire ID", descriptionKey = "watches")
  private List<String> action = List.of();

  /** The watch of the configuration folder; null if no folder is given. */
  private @Nullable String configured;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final PrintStream out;
  private final PrintStream err;

  WatchesCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException, InterruptedException {
    boolean isList = action.isEmpty() || action.equals(List.of("list"));
    if (!isList && !(action.size() == 2 && action.getFirst().equals("retire"))) {
      throw new ParameterException(
          spec.commandLine(), "'" + String.join(" ", action) + "' is neither list nor retire ID");
    }
    if (config.dir != null) {
      configured = Configuration.readWatch(config.dir, List.of()).watch();
    }
    try (var chosen = ChosenCluster.of(kafka.connection(), kafka.prefix, data.dir)) {
      return run(chosen.cluster(), isList);
    }
  }

  private int run(Cluster cluster, boolean isList) throws InterruptedException {
    if (!cluster.has(cluster.topics().watches())) {
      err.println("vigie: no watch has been published here yet");
      return isList ? Exit.DONE : Exit.SOME_FAILED;
    }
    var publisher = new WatchPublisher(cluster, InstantSource.system());
    if (isList) {
      List<PublishedWatch> watches = publisher.list();
      watches.forEach(watch -> out.println(line(watch)));
      if (configured != null && watches.stream().noneMatch(this::isConfigured)) {
        err.println("vigie: the watch " + configured + " of " + config.dir + " is not active here");
      }
      return Exit.DONE;
    }
    String id = action.getLast();
    if (publisher.retire(id)) {
      out.println("The watch " + id + " is retired; no new article is tagged for it.");
      out.flush();
      err.println("vigie: " + whatBringsBack(id));
      return Exit.DONE;
    }
    err.println("vigie: there is no active watch " + id + "; vigie watches lists them");
    return Exit.SOME_FAILED;
  }

  /** Says what makes a retired watch active again, so that nobody is surprised by its alerts. */
  private String whatBringsBack(String id) {
    Path folder = config.dir == null ? new Options.Config().dir : config.dir;
    return id.equals(configured == null ? watchOf(folder) : configured)
        ? "%s still has the watch %s: the next start of vigie run or vigie enrich with this folder, or the next change in it, makes it active again. Give the watch there another name, or don't start Vigie with this folder"
            .formatted(folder.resolve(WatchFile.NAME), id)
        : "%s becomes active again if vigie run or vigie enrich uses a folder whose watch.yaml has it"
            .formatted(id);
  }

  /** Returns the watch of a folder that was not named; null if it has no valid watch. */
  private static @Nullable String watchOf(Path folder) {
    try {
      return Configuration.readWatch(folder, List.of()).watch();
    } catch (BadConfigurationException e) {
      return null;
    }
  }

  private boolean isConfigured(PublishedWatch watch) {
    return watch.isActive() && watch.id().equals(configured);
  }

  private String line(PublishedWatch watch) {
    String changed =
        (watch.changed() == null ? "" : ", changed " + watch.changed())
            + (isConfigured(watch) ? "; the watch of " + config.dir : "");
    return watch.isActive()
        ? "%s: %s, %s, %s%s"
            .formatted(
                watch.id(),
                watch.organisation(),
                Plural.of(watch.tags(), "tag"),
                Plural.of(watch.releases(), "release"),
                changed)
        : "%s: retired%s".formatted(watch.id(), changed);
  }
}
