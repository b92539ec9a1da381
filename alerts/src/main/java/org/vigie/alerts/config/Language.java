package org.vigie.alerts.config;

import java.util.Locale;

/** A language in which alerts are written. */
public enum Language {
  FR,
  EN;

  public Locale locale() {
    return switch (this) {
      case FR -> Locale.FRANCE;
      case EN -> Locale.UK;
    };
  }
}
