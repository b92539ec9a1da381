package org.vigie.standalone.setup;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Says in one sentence why a command failed. */
public final class FailureText {
  private FailureText() {}

  /** Returns one line without a stack trace. A failure without a message is a defect of Vigie. */
  public static String of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      // why: stores and the broker report it by exceptions of their own.
      String message = String.valueOf(each.getMessage());
      if (message.contains("No space left")) {
        return "the disk is full; free some space, or choose another folder with --data";
      }
      if (message.contains("Too many open files")) {
        return "too many files are open; raise the limit of this user (ulimit -n 4096)";
      }
    }
    return switch (failure) {
      case AccessDeniedException e -> e.getMessage() + ": permission denied";
      case NoSuchFileException e -> e.getMessage() + ": not found";
      case FileAlreadyExistsException e -> e.getMessage() + " is a file, not a folder";
      default ->
          isDefect(failure) ? defect(failure) : oneLine(String.valueOf(failure.getMessage()));
    };
  }

  /** True if the failure is a defect of Vigie, not something that its user can mend. */
  public static boolean isDefect(Throwable failure) {
    return failure instanceof Error
        || failure.getMessage() == null
        || failure instanceof NullPointerException
        || failure instanceof IndexOutOfBoundsException
        || failure instanceof ClassCastException;
  }

  private static String defect(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    String place = stack.length == 0 ? "an unknown place" : stack[0].toString();
    return "a defect in Vigie: %s at %s; VIGIE_LOG=DEBUG logs more"
        .formatted(failure.getClass().getSimpleName(), place);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
