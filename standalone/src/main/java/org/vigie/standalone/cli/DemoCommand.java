package org.vigie.standalone.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.standalone.Configuration;
import org.vigie.standalone.Configuration.BadConfigurationException;
import org.vigie.standalone.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vigie demo}: a week of invented coverage. */
@Command(
    name = "demo",
    description = {
      "See Vigie at work without the internet: a bundled week of invented coverage, polled for real",
      "from a local server, time sped up. Ends with the Slack message and the mail, and leaves the",
      "page up."
    })
public final class DemoCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();
  @Mixin private Options.Listen listen = new Options.Listen();

  @Option(names = "--end", description = "end after the week instead of leaving the page up")
  private boolean end;

  private final PrintStream out;
  private final PrintStream err;

  DemoCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      var watch = Configuration.readWatch(config.dir, List.of());
      err.println("Starting; this takes a few seconds.");
      var demo = new Demo(watch, listen.address, out);
      if (end) {
        try (demo) {
          demo.play();
        }
      } else {
        Shutdown.onExit(demo);
        demo.play();
        out.flush();
        Shutdown.await();
      }
      return Exit.DONE;
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      return Exit.BAD_USAGE;
    }
  }
}
