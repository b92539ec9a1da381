package org.vigie.standalone.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.vigie.ingest.feedlist.Opml;
import org.vigie.ingest.feedlist.Opml.NoOpmlException;
import org.vigie.settings.UnreadableFile;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie feeds import}: adds the feeds of an OPML file to {@code feeds.yaml}. */
@Command(name = "import")
final class FeedsImportCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Parameters(paramLabel = "FILE.opml", descriptionKey = "opml")
  private Path file = Path.of("");

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean isDryRun;

  private final PrintStream out;
  private final PrintStream err;

  FeedsImportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, BadConfigurationException {
    byte[] body;
    try (InputStream in = Files.newInputStream(file)) {
      // why: one byte more than is accepted is enough to say so.
      body = in.readNBytes(Opml.MAX_BYTES + 1);
    } catch (IOException e) {
      err.println("vigie: " + file + " " + UnreadableFile.reason(file, e));
      return Exit.BAD_USAGE;
    }
    try {
      Opml opml = Opml.read(String.valueOf(file.getFileName()), body);
      return new FeedsEdit(config.dir, isDryRun, out, err).add(opml.feeds(), opml.skipped());
    } catch (NoOpmlException e) {
      err.println("vigie: " + file + " " + e.getMessage());
      return Exit.BAD_USAGE;
    }
  }
}
