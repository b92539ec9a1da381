package org.vigie.standalone.feeds;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code vigie feeds}, which only has subcommands. */
@Command(name = "feeds", synopsisSubcommandLabel = "COMMAND")
public final class FeedsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private FeedsCommand() {}

  /** Returns the parser of the command and its subcommands. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    return new CommandLine(new FeedsCommand())
        .addSubcommand(new FeedsAddCommand(out, err))
        .addSubcommand(new FeedsRemoveCommand(out, err))
        .addSubcommand(new FeedsStatusCommand(out, err))
        .addSubcommand(new FeedsImportCommand(out, err))
        .addSubcommand(new FeedsExportCommand(out, err));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: add, remove, status, import or export");
  }
}
