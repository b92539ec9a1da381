package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.standalone.demo.Demo;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.setup.TemporaryFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vigie demo}: plays a week in which invented outlets publish articles. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Listen listen = new Options.Listen();

  @Option(names = "--end")
  private boolean end;

  private final PrintStream out;
  private final PrintStream err;

  DemoCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, BadConfigurationException {
    var watch = Configuration.readWatch(config.dir, List.of());
    TemporaryFiles.checkForData();
    Shutdown.explainHalt(TemporaryFiles.folder(), err);
    err.println("Starting; this takes a few seconds.");
    Demo demo = started(watch);
    demo.play();
    if (end) {
      out.printf("%nThe demo ends. Without --end the page stays up.%n");
    } else {
      out.printf(
          "%nThe page stays up at %s, the topics at %s  (Ctrl-C ends)%n",
          demo.page(), demo.broker());
      Shutdown.await();
    }
    return Exit.DONE;
  }

  /** Starts the demo, which is closed when the JVM ends, also if that happens meanwhile. */
  private Demo started(WatchConfig watch) throws IOException, InterruptedException {
    var started = new CompletableFuture<Optional<Demo>>();
    var isEnding = new AtomicBoolean();
    Shutdown.onExit(
        () -> {
          isEnding.set(true);
          Optional<Demo> demo = started.get();
          if (demo.isPresent()) {
            demo.get().close();
          }
        });
    try {
      var demo = new Demo(watch, listen.address, out);
      started.complete(Optional.of(demo));
      if (isEnding.get()) {
        Shutdown.await();
      }
      return demo;
    } finally {
      started.complete(Optional.empty());
    }
  }
}
