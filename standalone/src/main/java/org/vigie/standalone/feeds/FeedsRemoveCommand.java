package org.vigie.standalone.feeds;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code vigie feeds remove}: removes a feed from {@code feeds.yaml}. */
@Command(name = "remove")
final class FeedsRemoveCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Parameters(paramLabel = "URL|ID", descriptionKey = "feed-id")
  private String feed = "";

  private final PrintStream out;
  private final PrintStream err;

  FeedsRemoveCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, BadConfigurationException {
    return new FeedsEdit(config.dir, false, out, err).remove(feed);
  }
}
