package org.vigie.standalone.options;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports a mistake on the command line, and how to get help. The usage is not printed, because it
 * would fill the screen and hide the mistake. Only a command that needs another one, such as {@code
 * vigie feeds}, lists them first.
 */
public final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    boolean isUnmatched = mistake instanceof UnmatchedArgumentException;
    boolean isIncomplete = !isUnmatched && !command.getSubcommands().isEmpty();
    if (isIncomplete) {
      command.usage(err);
      err.println();
    }
    err.println(mistake.getMessage());
    UnmatchedArgumentException.printSuggestions(mistake, err);
    if (!isIncomplete) {
      err.println("For help: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
