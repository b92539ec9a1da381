package org.vigie.alerts.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigie.alerts.config.Language;

/**
 * The texts of one language, from {@code alerts_fr.properties} or {@code alerts_en.properties}.
 * Each text is a pattern of ICU's {@link MessageFormat} and is parsed once. Thread-safe.
 */
public final class Phrases {
  private static final Phrases FRENCH = new Phrases(Language.FR);
  private static final Phrases ENGLISH = new Phrases(Language.EN);

  final Map<String, Text> texts;

  record Text(MessageFormat format, Set<String> arguments) {}

  private Phrases(Language language) {
    var bundle =
        ResourceBundle.getBundle(
            Phrases.class.getPackageName() + ".alerts",
            language.locale(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    texts =
        bundle.keySet().stream()
            .collect(Collectors.toMap(key -> key, key -> text(bundle.getString(key), language)));
  }

  private static Text text(String pattern, Language language) {
    var parts = new MessagePattern(pattern);
    Set<String> arguments =
        IntStream.range(0, parts.countParts())
            .mapToObj(parts::getPart)
            .filter(part -> part.getType() == MessagePattern.Part.Type.ARG_NAME)
            .map(parts::getSubstring)
            .collect(Collectors.toUnmodifiableSet());
    return new Text(new MessageFormat(pattern, language.locale()), arguments);
  }

  public static Phrases of(Language language) {
    return switch (language) {
      case FR -> FRENCH;
      case EN -> ENGLISH;
    };
  }

  /**
   * Returns a text with its arguments filled in.
   *
   * @param arguments name, value, name, value …: exactly the arguments that the text contains
   * @throws IllegalArgumentException if the key is unknown, or the arguments don't fit the text
   */
  public String say(String key, Object... arguments) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      values.put(arguments[i].toString(), arguments[i + 1]);
    }
    Text text = texts.get(key);
    if (text == null || !text.arguments().equals(values.keySet())) {
      throw new IllegalArgumentException("no text " + key + " with arguments " + values.keySet());
    }
    // why: a MessageFormat changes while it formats, so each call uses a copy.
    return ((MessageFormat) text.format().clone()).format(values);
  }
}
