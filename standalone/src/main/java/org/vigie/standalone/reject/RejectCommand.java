package org.vigie.standalone.reject;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchFile;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.ChosenCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie reject}: takes back what was found wrongly in articles. */
@Command(name = "reject")
public final class RejectCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Data data = new Options.Data();
  @Mixin private Options.Kafka kafka = new Options.Kafka();

  @Option(names = "--article", descriptionKey = "reject-article")
  private boolean isWhole;

  @Option(names = "--undo", descriptionKey = "reject-undo")
  private boolean isUndone;

  @Parameters(arity = "1..*", paramLabel = "ARTICLE", descriptionKey = "rejected")
  private List<String> articles = List.of();

  private final PrintStream out;
  private final PrintStream err;

  public RejectCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException, IOException, InterruptedException {
    WatchConfig watch = Configuration.readWatch(config.dir, List.of());
    try (var chosen = ChosenCluster.of(kafka.connection(), kafka.prefix, data.dir)) {
      return reject(watch, chosen.cluster(), chosen.started() == null);
    }
  }

  /** {@code isRunning} if articles may be analysed at once, because this process isn't alone. */
  private int reject(WatchConfig watch, Cluster cluster, boolean isRunning)
      throws BadConfigurationException, IOException, InterruptedException {
    String id = watch.watch();
    if (!cluster.has(cluster.topics().mentions())
        || new WatchPublisher(cluster, InstantSource.system()).active(id).isEmpty()) {
      err.println("vigie: the watch " + id + " is not in use here; vigie watches lists those");
      return Exit.SOME_FAILED;
    }
    RejectedList.Part part = isWhole ? RejectedList.Part.article : RejectedList.Part.pickup;
    var rejection = new Rejection(config.dir, watch, cluster, isUndone ? null : part, isRunning);
    try {
      Rejection.Outcome outcome = rejection.of(articles);
      if (outcome.isWritten()) {
        out.println("changed " + config.dir.resolve(WatchFile.NAME));
      }
      new RejectionText(outcome, isRunning).lines().forEach(out::println);
      return Exit.DONE;
    } catch (Rejection.RefusedException e) {
      err.println("vigie: " + e.getMessage());
      return Exit.SOME_FAILED;
    }
  }
}
