package org.vigie.standalone.feeds;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.vigie.ingest.feedlist.OpmlText;
import org.vigie.settings.Plural;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code vigie feeds export}: prints the configured feeds as OPML. */
@Command(name = "export")
final class FeedsExportCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  private final PrintStream out;
  private final PrintStream err;

  FeedsExportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws BadConfigurationException {
    var feeds = Configuration.readFeeds(config.dir);
    out.print(OpmlText.of(feeds));
    err.println(
        "vigie: %s; OPML has no tiers, intervals or other settings"
            .formatted(Plural.of(feeds.feeds().size(), "feed")));
    return Exit.DONE;
  }
}
