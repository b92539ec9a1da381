package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.standalone.cli.ServiceCommand.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands by name. */
@Command(
    name = "vigie",
    description = "Tells a press office, within seconds, who picked up its message.",
    mixinStandardHelpOptions = true,
    version = "vigie 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  private static final Logger LOGGER = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

  /** The command line, writing results to {@code out} and everything else to {@code err}. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    var line = new CommandLine(new Commands());
    List<Object> commands =
        List.of(
            new RunCommand(out, err),
            new DemoCommand(out, err),
            new CheckCommand(out, err),
            new FeedCommand(out, err, new Sources()),
            new MatchCommand(System.in, out, err, InstantSource.system()),
            new WarmUpCommand());
    for (Object command : commands) {
      line.addSubcommand(command);
    }
    for (Service service : Service.values()) {
      var spec = CommandSpec.forAnnotatedObject(new ServiceCommand(service, out, err));
      spec.usageMessage().description(service.description);
      line.addSubcommand(service.name().toLowerCase(Locale.ROOT), spec);
    }
    for (CommandLine each : line.getSubcommands().values()) {
      each.setUsageHelpAutoWidth(true);
      each.getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show this help message and exit.")
                  .build());
    }
    line.setOut(new PrintWriter(new OutputStreamWriter(out, UTF_8), true));
    line.setErr(new PrintWriter(new OutputStreamWriter(err, UTF_8), true));
    line.setExecutionExceptionHandler(
        (e, _, _) -> {
          // why: a message is for people; what has none is our mistake, and needs its trace.
          if (e.getMessage() == null) {
            e.printStackTrace(err);
          } else {
            err.println("vigie: " + e.getMessage());
          }
          LOGGER.atDebug().setCause(e).log("command failed");
          return Exit.SOME_FAILED;
        });
    return line;
  }
}
