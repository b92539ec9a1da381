package org.vigie.alerts.config;

import java.util.Locale;

/** A language that alerts are written in. */
public enum Language {
  FR,
  EN;

  /** Which of the two texts to use. */
  public String pick(String french, String english) {
    return this == FR ? french : english;
  }

  public Locale locale() {
    return this == FR ? Locale.FRANCE : Locale.UK;
  }
}
