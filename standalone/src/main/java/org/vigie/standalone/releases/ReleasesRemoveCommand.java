package org.vigie.standalone.releases;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.vigie.ingest.text.Characters;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command {@code vigie releases remove}: removes a release from {@code watch.yaml}. */
@Command(name = "remove")
final class ReleasesRemoveCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Parameters(paramLabel = "ID", descriptionKey = "release-id")
  private String id = "";

  private final PrintStream out;
  private final PrintStream err;

  ReleasesRemoveCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, BadConfigurationException {
    var edit = new ReleasesEdit(config.dir);
    try {
      edit.remove(id);
      out.println(id + " is removed from " + edit.file() + ". Its files stay.");
      return Exit.DONE;
    } catch (BadReleaseException e) {
      err.println("vigie: " + Characters.printable(String.valueOf(e.getMessage())));
      return Exit.BAD_USAGE;
    }
  }
}
