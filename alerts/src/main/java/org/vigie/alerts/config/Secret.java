package org.vigie.alerts.config;

/**
 * A token, password or webhook address. It prints as {@code ***}; ask for {@link #value()} only
 * where it is sent.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
