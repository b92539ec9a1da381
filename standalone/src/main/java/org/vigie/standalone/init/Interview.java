package org.vigie.standalone.init;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Kinds;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.ingest.text.Characters;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.releases.BadReleaseException;
import org.vigie.standalone.releases.ReleaseFiles;

/**
 * Asks a person at the terminal.
 *
 * @param terminal asks one question and returns the line that was typed
 * @param say tells the person what is wrong with an answer
 * @param files reads each release as soon as its file is named
 */
record Interview(Terminal terminal, Consumer<String> say, ReleaseFiles files) {
  private static final String NAME = "Name of your organisation: ";
  private static final String CHOICES =
      "Press Enter to write the files, type a number to give that answer again, or no to stop: ";

  /** Asks one question; returns null at the end of the input. */
  interface Terminal {
    @Nullable String ask(String question);
  }

  /** Reads an answer. Throws if it can't be used. */
  interface Reading<T> {
    T read(String typed) throws BadAnswerException, InterruptedException;
  }

  /**
   * Asks everything, then whether it is right. Throws if the input ends before the organisation has
   * a name, and if nothing is to be written.
   */
  Answers answers() throws BadAnswerException, InterruptedException {
    String name = one(NAME, AnswerReader::name);
    if (name == null) {
      throw new BadAnswerException("a watch needs the name of an organisation");
    }
    var answers = new Answers(name, otherNames(), site(), kind(), people(), releases(), outlets());
    while (true) {
      String typed = terminal.ask(Summary.of(answers) + CHOICES);
      // why: a script that gives the answers may not know this question.
      String choice = typed == null ? "" : typed.strip();
      if (choice.isEmpty() || choice.equalsIgnoreCase("yes")) {
        return answers;
      }
      if (choice.equalsIgnoreCase("no")) {
        throw new BadAnswerException("stopped; nothing is written");
      }
      if (choice.matches("[1-7]")) {
        answers = changed(Integer.parseInt(choice), answers);
      } else {
        say.accept(
            Characters.printable(choice) + " is none of these: Enter, a number from 1 to 7, no");
      }
    }
  }

  /** Asks one question again. An empty answer to that for the name keeps the name. */
  private Answers changed(int number, Answers old) throws InterruptedException {
    return new Answers(
        number == 1
            ? Objects.requireNonNullElse(one(NAME, AnswerReader::name), old.name())
            : old.name(),
        number == 2 ? otherNames() : old.otherNames(),
        number == 3 ? site() : old.site(),
        number == 4 ? kind() : old.kind(),
        number == 5 ? people() : old.people(),
        number == 6 ? releases() : old.releases(),
        number == 7 ? outlets() : old.outlets());
  }

  private List<String> otherNames() throws InterruptedException {
    return several("Another name, such as an acronym", AnswerReader::otherName);
  }

  private @Nullable URI site() throws InterruptedException {
    return one("Your site, such as museum.example (Enter for none): ", AnswerReader::site);
  }

  private @Nullable String kind() throws InterruptedException {
    return one(
        "What you are: %s (Enter to have it guessed): ".formatted(String.join(", ", Kinds.all())),
        AnswerReader::kind);
  }

  private List<Spokesperson> people() throws InterruptedException {
    return several("A spokesperson: name, role in each language", AnswerReader::person);
  }

  private List<URI> outlets() throws InterruptedException {
    return several("Site of an outlet that you read", AnswerReader::site);
  }

  private List<String> releases() throws InterruptedException {
    List<String> given = new ArrayList<>();
    addAll("A release, or a translation of it: its file or page", source(given), given);
    return given;
  }

  /** Reads the release with those before it, of which it can be a translation. */
  private Reading<String> source(List<String> before) {
    return typed -> {
      String source = unquoted(typed.strip());
      try {
        files.read(Stream.concat(before.stream(), Stream.of(source)).toList());
        return source;
      } catch (BadReleaseException e) {
        throw new BadAnswerException(String.valueOf(e.getMessage()));
      }
    };
  }

  /**
   * Returns a path as a shell would read it: a file that is dropped on a terminal comes in quotes,
   * or with backslashes before spaces.
   */
  private static String unquoted(String path) {
    boolean isQuoted = path.length() > 2 && path.matches("(?s)'.*'|\".*\"");
    String plain = isQuoted ? path.substring(1, path.length() - 1) : path.replace("\\ ", " ");
    return plain.startsWith("~/") ? System.getProperty("user.home") + plain.substring(1) : plain;
  }

  private <T> List<T> several(String question, Reading<T> reading) throws InterruptedException {
    List<T> answers = new ArrayList<>();
    addAll(question, reading, answers);
    return answers;
  }

  private <T> void addAll(String question, Reading<T> reading, List<T> answers)
      throws InterruptedException {
    T answer = one(question + " (Enter for none): ", reading);
    while (answer != null) {
      answers.add(answer);
      answer = one(question + " (Enter for no more): ", reading);
    }
  }

  /** Asks until an answer can be used; returns null for an empty answer. */
  private <T> @Nullable T one(String question, Reading<T> reading) throws InterruptedException {
    while (true) {
      String typed = terminal.ask(question);
      if (typed == null || typed.isBlank()) {
        return null;
      }
      try {
        return reading.read(typed);
      } catch (BadAnswerException e) {
        say.accept(String.valueOf(e.getMessage()));
      }
    }
  }
}
