package org.vigie.enrich.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.settings.YamlMap;

/** Reads the words by which texts refer to the organisation and to its people. */
final class NamesReader {
  /** Maximum number of texts under one key. An estimate: an organisation has fewer brands. */
  private static final int MOST = 200;

  private NamesReader() {}

  /** Reads the keys calledAlso, spokespeople, brands and kind; all may be missing. */
  static Names read(YamlMap organisation) {
    List<Spokesperson> people = new ArrayList<>();
    for (YamlMap map : organisation.maps("spokespeople").stream().limit(MOST).toList()) {
      try (map) {
        String name = map.text("name");
        List<String> role = texts(map, "role");
        List<String> spellings = texts(map, "spellings");
        if (Tokens.of(name).size() > 0) {
          people.add(new Spokesperson(name, role, spellings));
        }
      }
    }
    return new Names(
        texts(organisation, "calledAlso"),
        people,
        texts(organisation, "brands"),
        kind(organisation));
  }

  private static @Nullable String kind(YamlMap organisation) {
    String kind = organisation.optionalText("kind").orElse(null);
    if (kind == null || Kinds.all().contains(kind)) {
      return kind;
    }
    organisation.problem("kind", Kinds.refusal(kind));
    return null;
  }

  /** Returns the texts with a letter or a digit; reports the others. */
  private static List<String> texts(YamlMap map, String key) {
    Stream<String> texts =
        WatchFile.texts(
            map, key, text -> Tokens.of(text).size() > 0, text -> "\"" + text + "\" has no letter")
            .stream();
    return texts.limit(MOST).toList();
  }
}
