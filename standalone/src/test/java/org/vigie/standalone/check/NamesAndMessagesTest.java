package org.vigie.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.cli.Vigie;

class NamesAndMessagesTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path dir;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        dir.resolve("feeds.yaml"), "searches: [{ id: s, url: 'https://news.example/rss' }]");
    Files.writeString(
        dir.resolve("r1.fr.txt"),
        """
        Haies Vives replante dans le Perche

        Mortagne – Haies Vives plante douze kilomètres de haies, dit Anne Dupré. Les haies retiennent l'eau du bocage.
        """);
    Files.writeString(dir.resolve("r2.fr.txt"), "Une école\n\nHaies Vives ouvre une école.\n");
  }

  @Test
  void warnsOfNamesThatAreNounsOfTheRelease() throws IOException {
    String warnings =
        check(
            """
            organisation:
              name: Haies Vives
              tags: [us]
              calledAlso: [les haies, les Haies, Haies, la pépinière du Perche]
              brands: [Plantavive, Haies, Bocage]
            tags:
              - { id: us, rules: ['"haies vives"', 'exact:("Haies" "HAIES")', 'exact:"Haies Vives"', exact:HAIES] }
            releases: [{ id: r1, file: r1.fr.txt, published: 2026-03-03 }]
            """);

    assertThat(warnings.lines().filter(line -> line.contains(" line ")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "warning: watch.yaml line 8: rule us#2: others can have your name \"Haies\", too."),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "warning: watch.yaml line 3: organisation.name: the release r1 has \"Haies\" of \"Haies Vives\" in small letters,"
                            + " too. Alone, the word doesn't stand for you, and it tells nothing when articles are compared with"
                            + " your releases; write names in rules with exact:, and points that need the word as messages with"
                            + " rules"),
            line ->
                assertThat(line)
                    .startsWith(
                        "warning: watch.yaml line 5: organisation.calledAlso: the release r1 has \"Haies\" in small letters, too.")
                    .endsWith("; take it out, or write it with a word that only you have"),
            line ->
                assertThat(line)
                    .startsWith(
                        "warning: watch.yaml line 6: organisation.brands: the release r1 has \"Haies\" in")
                    .contains(
                        "; take it out of brands, and write a rule: exact:(\"Haies\" \"HAIES\") IF "),
            line ->
                assertThat(line)
                    .startsWith(
                        "warning: watch.yaml line 6: organisation.brands: the release r1 has \"Bocage\" in"));
  }

  @Test
  void doesNotWarnOfAKindOfAProperNameOrOfAnotherWordOfTheRelease() throws IOException {
    Files.writeString(
        dir.resolve("r1.fr.txt"),
        "Au musée\n\nLe musée Ardenne ouvre des haies, dit Anne Dupré.\n");

    String warnings =
        check(
            """
            organisation: { name: Musée Ardenne, tags: [us], calledAlso: [le musée], brands: [Haies d'Ardenne] }
            tags: [{ id: us, rules: ['exact:"Musée Ardenne"'] }]
            releases: [{ id: r1, file: r1.fr.txt, published: 2026-03-03 }]
            """);

    assertThat(warnings).doesNotContain(" line ");
  }

  @Test
  void doesNotWarnOfANameWithAWordThatIsOursAlone() throws IOException {
    String watch =
        """
        organisation: { name: Haies Ardenne, tags: [us] }
        tags: [{ id: us, rules: ['exact:"Haies Ardenne"'] }]
        releases: [{ id: r1, file: r1.fr.txt, published: 2026-03-03 }]
        """;
    Path release = dir.resolve("r1.fr.txt");
    Files.writeString(release, "Au bois\n\nHaies Ardenne plante des haies, dit Anne Dupré.\n");
    assertThat(check(watch)).contains("organisation.name: the release r1 has \"Haies\"");

    err.reset();
    Files.writeString(release, "Au bois\n\nHaies Ardenne plante des haies, dit Anne Ardenne.\n");
    assertThat(check(watch)).doesNotContain("organisation.name");
  }

  @Test
  void warnsOfMessagesOfSeveralReleasesAndOfEqualSentences() throws IOException {
    String watch =
        """
        organisation: { name: Plantavive, tags: [us] }
        tags: [{ id: us, rules: [plantavive] }]
        messages:
          - { id: water, sentence: Les haies retiennent l'eau. }
          - { id: rules, rules: [haie*] }
          - id: birds
            sentence:
              - Les haies abritent les oiseaux.
              - LES HAIES RETIENNENT L’EAU
          - sentence: Une école pour les jardiniers.
        releases:
          - { id: r1, file: r1.fr.txt, published: 2026-03-03%s }
          - { id: r2, file: r2.fr.txt, published: 2026-03-04%s }
        """;

    assertThat(check(watch.formatted("", "")).lines().filter(line -> line.contains(" line ")))
        .containsExactly(
            "warning: watch.yaml line 10: message birds: the sentence \"LES HAIES RETIENNENT L’EAU\" is already there"
                + " (message water, line 5); remove one of the two",
            "warning: watch.yaml line 5: the messages water, birds, message-4 count for the releases r1, r2, so an article"
                + " that says so counts for the newest of them; name each message under keyMessages of one release"
                + " (without keyMessages, a release has all messages with a sentence)");

    err.reset();
    assertThat(
            check(
                    watch.formatted(
                        ", keyMessages: [water, birds]", ", keyMessages: [birds, message-4]"))
                .lines()
                .filter(line -> line.contains("count")))
        .singleElement()
        .asString()
        .startsWith(
            "warning: watch.yaml line 7: the message birds counts for the releases r1, r2, ");

    err.reset();
    assertThat(
            check(watch.formatted(", keyMessages: [water, birds]", ", keyMessages: [message-4]")))
        .doesNotContain("count");
  }

  private String check(String watch) throws IOException {
    Files.writeString(dir.resolve("watch.yaml"), "watch: hedges\n" + watch);
    Vigie.line(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, UTF_8))
        .execute("check", "--config", dir.toString());
    return err.toString(UTF_8);
  }
}
