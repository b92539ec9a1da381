package org.vigie.standalone.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.alerts.slack.SlackScopes;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.Traps;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.settings.Plural;
import org.vigie.settings.Problems;
import org.vigie.standalone.check.Drafts;
import org.vigie.standalone.check.Warnings;
import org.vigie.standalone.options.Exit;
import org.vigie.standalone.options.Options;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Configuration.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vigie check}: reports all problems of the configuration at once. */
@Command(name = "check")
public final class CheckCommand implements Callable<Integer> {
  @Mixin private Options.Config config = new Options.Config();

  @Option(names = "--online")
  private boolean online;

  private final PrintStream out;
  private final PrintStream err;

  CheckCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Configuration configuration = Configuration.read(config.dir, List.of());
      var problems = new Problems();
      Examples.check(configuration.watch(), problems);
      Traps.check(configuration.watch(), problems);
      Warnings.of(configuration, config.dir, Instant.now())
          .forEach(each -> err.println("warning: " + each));
      Drafts.lines(configuration.watch()).forEach(out::println);
      if (problems.isEmpty()) {
        out.println(summary(configuration));
        return online ? online(configuration) : Exit.DONE;
      }
      problems.all().forEach(err::println);
      err.println("vigie: " + Plural.of(problems.all().size(), "problem"));
    } catch (BadConfigurationException e) {
      e.problems().forEach(err::println);
      err.println("vigie: " + e.getMessage());
    }
    return Exit.BAD_USAGE;
  }

  /** Asks Slack about its token. */
  private int online(Configuration configuration) {
    List<String> missing = SlackScopes.problems(configuration.alerts());
    missing.forEach(each -> err.println("vigie: " + each));
    return missing.isEmpty() ? Exit.DONE : Exit.SOME_FAILED;
  }

  private static String summary(Configuration configuration) {
    var watch = configuration.watch();
    return "%s: %s, %s, %s, %s, %s, %s to %s"
        .formatted(
            watch.watch(),
            Plural.of(configuration.feeds().feeds().size(), "feed"),
            Plural.of(Configuration.tagIds(watch).size(), "tag"),
            Plural.of(watch.tags().stream().filter(TagRules::message).count(), "message"),
            Plural.of(watch.examples().size(), "rule example holds", "rule examples hold"),
            Plural.of(watch.releases().size(), "release"),
            Plural.of(configuration.alerts().routes().size(), "route"),
            Plural.of(configuration.alerts().channels().size(), "channel"));
  }
}
