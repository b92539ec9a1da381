package org.vigie.standalone.init;

/** Thrown if no watch can be written from an answer. The message says which answer, and why. */
final class BadAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  BadAnswerException(String message) {
    super(message);
  }
}
