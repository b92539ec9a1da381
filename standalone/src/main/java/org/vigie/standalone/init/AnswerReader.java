package org.vigie.standalone.init;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.config.FeedUrl;
import org.vigie.ingest.text.Characters;

/** Reads single answers, as typed on the terminal or given as options. */
final class AnswerReader {
  /** Maximum UTF-16 code units of a name. An estimate: real names are far shorter. */
  private static final int LONGEST = 120;

  private AnswerReader() {}

  /** Returns a name on one line, without signs that have a meaning in queries. */
  static String name(String typed) throws BadAnswerException {
    String name = Characters.printable(typed).replaceAll("[\"“”«»*?@()]", " ");
    String stripped = name.replaceAll("\\s+", " ").strip();
    if (Tokens.of(stripped).size() == 0) {
      throw new BadAnswerException("the name \"" + typed + "\" has no letter");
    }
    if (stripped.length() > LONGEST) {
      throw new BadAnswerException("the name is longer than " + LONGEST + " characters: " + typed);
    }
    return stripped;
  }

  /** Reads a spokesperson: a name, then roles after commas: {@code Anne Dupré, the director}. */
  static Spokesperson person(String typed) throws BadAnswerException {
    String[] parts = typed.split("\\s*[,;]\\s*");
    List<String> roles =
        Arrays.stream(parts)
            .skip(1)
            .map(Characters::printable)
            .filter(role -> Tokens.of(role).size() > 0)
            .toList();
    return new Spokesperson(name(parts.length == 0 ? "" : parts[0]), roles, List.of());
  }

  /** Reads the address of a site; {@code https://} may be left out. */
  static URI site(String typed) throws BadAnswerException {
    String stripped = typed.strip();
    String address = stripped.contains("://") ? stripped : "https://" + stripped;
    Optional<String> wrong = FeedUrl.problemWith(address);
    if (wrong.isPresent()) {
      throw new BadAnswerException(Characters.printable(wrong.get()));
    }
    return URI.create(address);
  }

  static String kind(String typed) throws BadAnswerException {
    String kind = typed.strip();
    if (!Kinds.all().contains(kind)) {
      throw new BadAnswerException(
          kind + " is not a kind; expected one of " + String.join(", ", Kinds.all()));
    }
    return kind;
  }
}
