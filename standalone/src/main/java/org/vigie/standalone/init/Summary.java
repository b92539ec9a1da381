package org.vigie.standalone.init;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.text.Characters;
import org.vigie.standalone.propose.Answers;

/** Shows the answers of a person, who can then see which of them is wrong. */
final class Summary {
  private Summary() {}

  /** Returns a line for each answer, with a number. */
  static String of(Answers answers) {
    return """

    1. Name: %s
    2. Other names: %s
    3. Site: %s
    4. What you are: %s
    5. Spokespeople: %s
    6. Releases: %s
    7. Outlets: %s
    """
        .formatted(
            answers.name(),
            shown(answers.otherNames()),
            Objects.requireNonNullElse(answers.site(), "none"),
            Objects.requireNonNullElse(answers.kind(), "to be guessed"),
            shown(answers.people().stream().map(Summary::shown).toList()),
            shown(answers.releases().stream().map(Characters::printable).toList()),
            shown(answers.outlets()));
  }

  private static String shown(List<?> answers) {
    return answers.isEmpty()
        ? "none"
        : answers.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }

  private static String shown(Spokesperson person) {
    return person.name()
        + (person.role().isEmpty() ? "" : " (" + String.join(", ", person.role()) + ")");
  }
}
