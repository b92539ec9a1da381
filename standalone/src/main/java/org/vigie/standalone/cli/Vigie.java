package org.vigie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.vigie.standalone.cli.ServiceCommand.Service;
import org.vigie.standalone.feeds.FeedsCommand;
import org.vigie.standalone.init.InitCommand;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.options.Output;
import org.vigie.standalone.options.UsageErrors;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import org.vigie.standalone.reject.RejectCommand;
import org.vigie.standalone.releases.ReleasesCommand;
import org.vigie.standalone.setup.FailureText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The main class of the program {@code vigie}. It registers all commands. */
@Command(
    name = "vigie",
    resourceBundle = "org.vigie.standalone.cli.help",
    version = "vigie 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Vigie {
  private static final Logger LOGGER = LoggerFactory.getLogger(Vigie.class);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  boolean isHelp;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true)
  boolean isVersion;

  private Vigie() {}

  public static void main(String[] args) {
    // why: Lucene logs with java.util.logging; these calls send its messages to Vigie's log.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    // why: numbers have the digits 0 to 9 everywhere; Java would write those of Arabic or Persian.
    Locale.setDefault(Locale.ROOT);
    var out = new Output(FileDescriptor.out, false);
    var err = new Output(FileDescriptor.err, true);
    int status = execute(line(out, err), args, err);
    // why: a PrintStream swallows its errors, such as a full disk or a closed pipe.
    if (out.checkError() && status == Exit.DONE) {
      err.println("vigie: standard output can't be written; its disk is full, or its reader ended");
      status = Exit.SOME_FAILED;
    }
    System.exit(status);
  }

  /** Executes a command. Also reports an {@link Error}, which the command line parser lets pass. */
  private static int execute(CommandLine line, String[] args, PrintStream err) {
    try {
      return line.execute(args);
    } catch (Throwable e) {
      // why: the broker's threads would keep a process alive in which nothing works.
      LOGGER.atDebug().setCause(e).log("command failed");
      err.println("vigie: " + FailureText.of(e));
      return Exit.ENDED;
    }
  }

  /** Returns the command line parser. Results go to {@code out}, other messages to {@code err}. */
  public static CommandLine line(PrintStream out, PrintStream err) {
    var line =
        new CommandLine(new Vigie())
            .addSubcommand(new RunCommand(out, err))
            .addSubcommand(new DemoCommand(out, err))
            .addSubcommand(new InitCommand(out, err))
            .addSubcommand(new CheckCommand(out, err))
            .addSubcommand(new FeedCommand(out, err))
            .addSubcommand(FeedsCommand.line(out, err))
            .addSubcommand(ReleasesCommand.line(out, err))
            .addSubcommand(new ExtractCommand(out, err))
            .addSubcommand(new MatchCommand(out, err))
            .addSubcommand(new ExplainCommand(out, err))
            .addSubcommand(new RejectCommand(out, err))
            .addSubcommand(new BacktestCommand(out, err))
            .addSubcommand(new WatchesCommand(out, err))
            .addSubcommand(new WarmUpCommand());
    for (Service service : Service.values()) {
      var command = new CommandLine(new ServiceCommand(service, out, err));
      CommandSpec spec = command.getCommandSpec();
      unused(service).forEach(option -> hide(spec, spec.findOption(option)));
      line.addSubcommand(service.name().toLowerCase(Locale.ROOT), command);
    }
    return line.setUsageHelpAutoWidth(true)
        .registerConverter(InetSocketAddress.class, Options::address)
        .setOut(new PrintWriter(new OutputStreamWriter(out, UTF_8), true))
        .setErr(new PrintWriter(new OutputStreamWriter(err, UTF_8), true))
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler((e, command, _) -> report(e, command, err));
  }

  /**
   * Leaves an option out of the help. The command still takes it, because all services may be
   * started with the same options.
   */
  private static void hide(CommandSpec spec, OptionSpec option) {
    spec.remove(option);
    spec.addOption(OptionSpec.builder(option).hidden(true).build());
  }

  /** Returns the options of {@link ServiceCommand} that a service has no use for. */
  private static List<String> unused(Service service) {
    return switch (service) {
      case INGEST -> List.of("--listen", "--standbys");
      case ENRICH, ALERTS -> List.of("--listen", "--callback", "--callback-listen");
      case DASHBOARD -> List.of("--data", "--standbys", "--callback", "--callback-listen");
    };
  }

  private static int report(Exception e, CommandLine command, PrintStream err) {
    LOGGER.atDebug().setCause(e).log("command failed");
    if (e instanceof BadConfigurationException bad) {
      bad.problems().forEach(err::println);
      return Exit.BAD_USAGE;
    }
    boolean hasData = command.getCommandSpec().findOption("--data") != null;
    String elsewhere = hasData ? ", or choose another folder with --data" : "";
    err.println("vigie: " + FailureText.of(e) + (FailureText.isFullDisk(e) ? elsewhere : ""));
    return FailureText.isDefect(e) ? Exit.ENDED : Exit.NO_START;
  }
}
