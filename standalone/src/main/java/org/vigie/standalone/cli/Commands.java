package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.standalone.cli.ServiceCommand.Service;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** All commands by name. */
@Command(
    name = "vigie",
    resourceBundle = "org.vigie.standalone.cli.help",
    version = "vigie 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  private static final Logger LOGGER = LoggerFactory.getLogger(Commands.class);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  boolean isHelp;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true)
  boolean isVersion;

  private Commands() {}

  /** Builds the command line; results go to {@code out} and everything else to {@code err}. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    var line =
        new CommandLine(new Commands())
            .addSubcommand(new RunCommand(out, err))
            .addSubcommand(new DemoCommand(out, err))
            .addSubcommand(new CheckCommand(out, err))
            .addSubcommand(new FeedCommand(out, err))
            .addSubcommand(new MatchCommand(System.in, out, err, InstantSource.system()))
            .addSubcommand(new WarmUpCommand());
    for (Service service : Service.values()) {
      line.addSubcommand(
          service.name().toLowerCase(Locale.ROOT), new ServiceCommand(service, out, err));
    }
    return line.setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(new OutputStreamWriter(out, UTF_8), true))
        .setErr(new PrintWriter(new OutputStreamWriter(err, UTF_8), true))
        .setExecutionExceptionHandler((e, _, _) -> report(e, err));
  }

  private static int report(Exception e, PrintStream err) {
    LOGGER.atDebug().setCause(e).log("command failed");
    if (e instanceof BadConfigurationException bad) {
      bad.problems().forEach(err::println);
      return Exit.BAD_USAGE;
    }
    // why: messages are for people; an exception without one is a bug and needs its stack trace.
    if (e.getMessage() == null) {
      e.printStackTrace(err);
    } else {
      err.println("vigie: " + e.getMessage());
    }
    return Exit.SOME_FAILED;
  }
}
