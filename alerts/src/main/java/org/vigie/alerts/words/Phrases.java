package org.vigie.alerts.words;

import com.ibm.icu.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigie.alerts.config.Language;

/**
 * The texts of one language, from {@code alerts_fr.properties} or {@code alerts_en.properties}.
 * Patterns are parsed once, by ICU's {@link MessageFormat}. Thread-safe.
 */
public final class Phrases {
  private static final Phrases FRENCH = new Phrases(Language.FR);
  private static final Phrases ENGLISH = new Phrases(Language.EN);

  private final Map<String, MessageFormat> patterns = new HashMap<>();

  private Phrases(Language language) {
    var bundle =
        ResourceBundle.getBundle(
            Phrases.class.getPackageName() + ".alerts",
            language.locale(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    for (String key : bundle.keySet()) {
      patterns.put(key, new MessageFormat(bundle.getString(key), language.locale()));
    }
  }

  public static Phrases of(Language language) {
    return switch (language) {
      case FR -> FRENCH;
      case EN -> ENGLISH;
    };
  }

  /** A text without arguments. */
  public String say(String key) {
    return say(key, Map.of());
  }

  /**
   * @param values by the names that the pattern uses, each of them and no other
   * @throws IllegalArgumentException when the key is unknown, or the values are other ones
   */
  public String say(String key, Map<String, ?> values) {
    MessageFormat pattern = patterns.get(key);
    if (pattern == null || !pattern.getArgumentNames().equals(values.keySet())) {
      throw new IllegalArgumentException(
          pattern == null
              ? "no text " + key
              : key + " needs " + pattern.getArgumentNames() + ", was given " + values.keySet());
    }
    // why: formatting changes a MessageFormat, so each call formats with a copy.
    return ((MessageFormat) pattern.clone()).format(values);
  }

  /** The names of the arguments of each text. */
  Map<String, Set<String>> arguments() {
    return patterns.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().getArgumentNames()));
  }
}
