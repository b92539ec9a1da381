package org.vigie.standalone.setup;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.stream.Stream;

/** Says in one sentence why a command failed. */
public final class FailureText {
  private FailureText() {}

  /** Returns one line without a stack trace. A failure without a message is a defect of Vigie. */
  public static String of(Throwable failure) {
    if (isFullDisk(failure)) {
      return "the disk is full; free some space";
    }
    if (says("Too many open files", failure)) {
      return "too many files are open; raise the limit of this user (ulimit -n 4096)";
    }
    return switch (failure) {
      case AccessDeniedException e -> e.getMessage() + ": permission denied";
      case NoSuchFileException e -> e.getMessage() + ": not found";
      case FileAlreadyExistsException e -> e.getMessage() + " is a file, not a folder";
      default ->
          isDefect(failure) ? defect(failure) : oneLine(String.valueOf(failure.getMessage()));
    };
  }

  /** True if there is no space for a file. */
  public static boolean isFullDisk(Throwable failure) {
    return says("No space left", failure);
  }

  /** True if the failure or a cause says it: stores and the broker have exceptions of their own. */
  private static boolean says(String what, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(each -> String.valueOf(each.getMessage()).contains(what));
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
