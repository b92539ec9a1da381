package org.vigie.standalone.releases;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code vigie releases}, which only has subcommands. */
@Command(name = "releases", synopsisSubcommandLabel = "COMMAND")
public final class ReleasesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private ReleasesCommand() {}

  /** Returns the parser of the command and its subcommands. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    return new CommandLine(new ReleasesCommand())
        .addSubcommand(new ReleasesAddCommand(out, err))
        .addSubcommand(new ReleasesRemoveCommand(out, err));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: add or remove");
  }
}
