package org.vigie.standalone.cli;

/** An input that can't be used; its message names what was wrong and where. */
final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
