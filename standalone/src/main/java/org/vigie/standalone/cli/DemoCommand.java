package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
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
    var demo = new Demo(watch, listen.address, out);
    if (end) {
      try (demo) {
        demo.play();
      }
      out.printf("%nThe demo ends. Without --end the page stays up.%n");
    } else {
      Shutdown.onExit(demo).play();
      out.printf(
          "%nThe page stays up at %s, the topics at %s  (Ctrl-C ends)%n",
          demo.page(), demo.broker());
      out.flush();
      Shutdown.await();
    }
    return Exit.DONE;
  }
}
