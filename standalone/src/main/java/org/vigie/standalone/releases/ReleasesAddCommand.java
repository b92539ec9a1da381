package org.vigie.standalone.releases;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Characters;
import org.vigie.standalone.options.DayOption;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vigie releases add}: adds releases to a watch. */
@Command(name = "add")
final class ReleasesAddCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Parameters(arity = "1..*", paramLabel = "FILE|URL", descriptionKey = "releases")
  private List<String> sources = List.of();

  @Option(
      names = "--published",
      paramLabel = "DAY",
      descriptionKey = "releases-published",
      converter = DayOption.class)
  private @Nullable LocalDate published;

  @Option(names = "--translation-of", paramLabel = "ID", descriptionKey = "releases-translation")
  private @Nullable String original;

  private final PrintStream out;
  private final PrintStream err;

  ReleasesAddCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() throws IOException, BadConfigurationException, InterruptedException {
    try {
      var edit = new ReleasesEdit(config.dir);
      var files = new ReleaseFiles(edit.watch().organisation().zone());
      List<NewRelease> releases = files.read(sources, published);
      List<Path> written =
          original == null ? add(edit, releases) : translate(edit, original, releases);
      written.forEach(file -> out.println("wrote " + file));
      files.notes(sources).forEach(out::println);
      out.println("changed " + edit.file());
      out.println("A running vigie run takes it. Next: ./vigie check --config " + config.dir);
      return Exit.DONE;
    } catch (BadReleaseException e) {
      err.println("vigie: " + Characters.printable(String.valueOf(e.getMessage())));
      return Exit.BAD_USAGE;
    }
  }

  private List<Path> add(ReleasesEdit edit, List<NewRelease> releases)
      throws BadReleaseException, IOException {
    List<Path> written = edit.add(releases);
    releases.forEach(release -> edit.notes(release).forEach(out::println));
    return written;
  }

  private static List<Path> translate(ReleasesEdit edit, String id, List<NewRelease> read)
      throws BadReleaseException, IOException {
    if (read.size() > 1) {
      throw new BadReleaseException("two of the files are in one language; name one for each");
    }
    return edit.addTranslations(id, read.getFirst().named(id));
  }
}
