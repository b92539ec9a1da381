package org.vigie.standalone.releases;

/** Thrown if a release can't be used. The message says which one, and why. */
public final class BadReleaseException extends Exception {
  private static final long serialVersionUID = 1L;

  BadReleaseException(String message) {
    super(message);
  }
}
