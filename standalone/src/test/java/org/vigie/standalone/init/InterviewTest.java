package org.vigie.standalone.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;
import org.vigie.standalone.releases.NewRelease;
import org.vigie.standalone.releases.ReleaseFiles;

class InterviewTest {
  private static final String RELEASE =
      """
      The dam must go

      River Trust asks the council to remove the old dam at Allerford before the spring. The dam has
      blocked salmon for ninety years.
      """;

  private final List<String> said = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void aWordThatOnlyStandsForOneThatWasNamedIsNoKind() throws BadAnswerException {
    assertThat(AnswerReader.kind("clinic")).isEqualTo("hospital");
    assertThatThrownBy(() -> AnswerReader.kind("team"))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageStartingWith("team is not a kind, but a word for club; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Radinitiative Lindau e. V. | Radinitiative Lindau",
        "Radinitiative Lindau e.V.  | Radinitiative Lindau",
        "Hafelring GmbH & Co. KG    | Hafelring",
        "J. R. R. Tolk Ltd.         | J. R. R. Tolk",
        "Vertuo, Inc.               | Vertuo",
        "Vertuo S.à r.l.            | Vertuo",
        "Vertuo S.p.A.              | Vertuo",
        "AS Vertuo                  | AS Vertuo",
        "Casa                       | Casa",
        "SE                         | SE",
        "River Spa                  | River Spa",
        "Visa                       | Visa",
      })
  void aLegalFormIsNoPartOfAName(String typed, String name) throws BadAnswerException {
    assertThat(AnswerReader.name(typed)).isEqualTo(name);
    assertThat(AnswerReader.otherName(typed)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"River\tTrust", "River\u00a0Trust\u00a0", "\ufeffRiver\u200b \nTrust"})
  void aNameIsOnOneLine(String typed) throws BadAnswerException {
    assertThat(AnswerReader.name(typed)).isEqualTo("River Trust");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALLERFORD, Nov. 12, 2025 (PRESS WIRE) -- River Trust asks                  | 2025-11-12",
        "ALLERFORD, England, November 12, 2025 /Press Wire/ -- River Trust asks      | 2025-11-12",
        "On November 12, 2025 (a Wednesday), River Trust asked                      | 2026-03-01",
      })
  void theDateBeforeAnAgencyIsThatOfTheRelease(String opening, LocalDate day) throws Exception {
    Path file = folder.resolve("dam.md");
    Files.writeString(file, RELEASE.replace("River Trust asks", opening));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T12:00:00Z")));

    List<NewRelease> releases = new ReleaseFiles(ZoneOffset.UTC).read(List.of(file.toString()));

    assertThat(releases.getFirst().published()).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M. Paul Le Bras, le maire | Paul Le Bras",
        "Sir John O'Neill          | John O'Neill",
        "Prof. Dr. Anna von Berg   | Anna von Berg",
        "Lady Karpov               | Lady Karpov",
        "Dr. Karpov                | Dr. Karpov",
        "J.R. Smith                | J.R. Smith",
        "la docteure Ann Lee       | Ann Lee",
        "Mme la rectrice Ann Lee   | Ann Lee",
        "Pr. Amadou Sy             | Amadou Sy",
        "ing. Carlo Della Valle    | Carlo Della Valle",
        "Prof. Dr. h.c. Ann Lee    | Ann Lee",
        "von der Leyen             | von der Leyen",
        "de la Tour du Pin         | de la Tour du Pin",
      })
  void aTitleIsNoPartOfAName(String typed, String name) throws BadAnswerException {
    assertThat(AnswerReader.person(typed).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://bücher.example/pfad | https://xn--bcher-kva.example/pfad",
        "bücher.example              | https://xn--bcher-kva.example",
        "HTTP://Museum.Example/Orne  | http://museum.example/Orne",
        "museum.example:8443         | https://museum.example:8443",
      })
  void aSiteIsReadAsPeopleTypeIt(String typed, URI site) throws BadAnswerException {
    assertThat(AnswerReader.site(typed)).isEqualTo(site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://[::1]:8080/", "https://jo:secret@bücher.example", "bü cher.example"})
  void anAddressWithoutADomainIsNoSite(String typed) {
    assertThatThrownBy(() -> AnswerReader.site(typed)).isInstanceOf(BadAnswerException.class);
  }

  @Test
  void asksAgainUntilAnAnswerCanBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("release.md"), RELEASE);

    Answers answers =
        interview(
                "!",
                "River Trust",
                "",
                "gopher://river.example",
                "my site",
                "river",
                "releases/dam.md",
                "jo:secret@river.example",
                "river.example",
                "zoo",
                "clinic",
                "press@river.example",
                "www.river.example",
                "/home/anne/Dam",
                "dam.md",
                "Anne Dupré, anne@river.example",
                "J.R. Smith, directeur/directrice",
                "Anne Dupré, the director, la directrice",
                "",
                folder + "/none.md",
                file.toString(),
                "",
                "gazette.example",
                "")
            .answers();

    assertThat(answers.name()).isEqualTo("River Trust");
    assertThat(answers.site()).isEqualTo(URI.create("https://river.example"));
    assertThat(answers.kind()).isEqualTo("hospital");
    assertThat(answers.people())
        .containsExactly(
            new Spokesperson("J.R. Smith", List.of("directeur/directrice"), List.of()),
            new Spokesperson("Anne Dupré", List.of("the director", "la directrice"), List.of()));
    assertThat(answers.releases()).containsExactly(file.toString());
    assertThat(answers.outlets()).containsExactly(URI.create("https://gazette.example"));
    assertThat(said).hasSize(13);
    assertThat(said.getFirst()).contains("has no letter");
    assertThat(said.subList(1, 6))
        .allMatch(line -> line.endsWith("looks like museum.example or http://www.museum.example"))
        .noneMatch(line -> line.contains("secret"));
    assertThat(said.get(2)).startsWith("\"my site\" is no site; ");
    assertThat(said.get(6)).startsWith("zoo is not a kind; expected one of ");
    assertThat(said.subList(7, 12))
        .allMatch(line -> line.contains("is no person; type a name, then roles after commas"));
    assertThat(said.getLast()).contains("none.md: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "'%s'", "\"%s\"", " '%s' "})
  void aFileThatIsDroppedOnTheTerminalIsRead(String typed) throws Exception {
    Path file = Files.writeString(folder.resolve("the dam.md"), RELEASE);

    Answers answers = interview("River Trust", "", "", "", "", typed.formatted(file), "").answers();

    assertThat(answers.releases()).containsExactly(file.toString());
  }

  @Test
  void spacesInAPathCanHaveBackslashes() throws Exception {
    Path file = Files.writeString(folder.resolve("the dam.md"), RELEASE);
    String typed = file.toString().replace(" ", "\\ ");

    Answers answers = interview("River Trust", "", "", "", "", typed, "").answers();

    assertThat(answers.releases()).containsExactly(file.toString());
  }

  @Test
  void readsEachReleaseBeforeTheNextQuestion() throws Exception {
    Path file = Files.writeString(folder.resolve("2026-03-01-dam.md"), RELEASE);
    Path again =
        Files.writeString(folder.resolve("2026-03-01-dam.txt"), RELEASE + "\nThat is all.\n");
    Path noDay = Files.writeString(folder.resolve("2026-02-30-dam.md"), RELEASE);
    Path empty = Files.writeString(folder.resolve("empty.md"), "The dam\n");
    Path word = Files.writeString(folder.resolve("dam.docx"), RELEASE);
    Path picture = Files.write(folder.resolve("dam.txt"), new byte[] {(byte) 0xff, 'P', 0});

    Answers answers =
        interview(
                "River Trust",
                "https://river.example",
                "",
                "",
                "",
                "",
                noDay.toString(),
                empty.toString(),
                word.toString(),
                picture.toString(),
                file.toString(),
                again.toString(),
                "",
                "")
            .answers();

    assertThat(answers.otherNames()).isEmpty();
    assertThat(answers.releases()).containsExactly(file.toString());
    assertThat(said)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("\"https://river.example\" is an address, not a name; --also is"),
            line -> assertThat(line).startsWith(noDay + ": there is no day 2026-02-30"),
            line -> assertThat(line).startsWith(empty + " has fewer than 20 words"),
            line ->
                assertThat(line).startsWith(word + " is damaged, locked with a password, or no"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        picture
                            + " is not UTF-8 text; save it as UTF-8, or as a Word document"
                            + " (.docx)"),
            line -> assertThat(line).startsWith(again + " is in the same language as another"));
  }

  @Test
  void enterMeansNoMoreOnceAnAnswerWasGiven() throws Exception {
    Path file = Files.writeString(folder.resolve("dam.md"), RELEASE);

    interview("River Trust", "RT", "", "", "", "Anne Lee", "", file.toString(), "", "a.example", "")
        .answers();

    for (String question :
        List.of("Another name, ", "A spokesperson: ", "A release, ", "Site of an outlet ")) {
      assertThat(asked)
          .filteredOn(it -> it.startsWith(question))
          .satisfiesExactly(
              it -> assertThat(it).endsWith(" (Enter for none): "),
              it -> assertThat(it).endsWith(" (Enter for no more): "));
    }
  }

  @Test
  void saysWhichKindsThereAre() throws Exception {
    interview("River Trust").answers();

    assertThat(asked).anyMatch(it -> it.matches("What you are: agency, .*, museum, .*"));
  }

  @Test
  void aWrongAnswerCanBeChangedBeforeAnythingIsWritten() throws Exception {
    String[] typed = {
      "River Turst", "RT", "", "river.example", "", "Anne Lee, the chair", "", "", "",
      "8", "1", "River Trust", "2", "", "4", "company", "1", ""
    };

    Answers answers = interview(typed).answers();

    assertThat(answers)
        .isEqualTo(
            new Answers(
                "River Trust",
                List.of(),
                URI.create("https://river.example"),
                "company",
                List.of(new Spokesperson("Anne Lee", List.of("the chair"), List.of())),
                List.of(),
                List.of()));
    assertThat(asked)
        .filteredOn(it -> it.contains("1. Name: "))
        .hasSize(6)
        .satisfies(
            first ->
                assertThat(first)
                    .startsWith(
                        """

                        1. Name: River Turst
                        2. Other names: RT
                        3. Site: https://river.example
                        4. What you are: to be guessed
                        5. Spokespeople: Anne Lee (the chair)
                        6. Releases: none
                        7. Outlets: none
                        Press Enter to write\
                        """),
            Index.atIndex(0));
    assertThat(said).containsExactly("8 is none of these: Enter, a number from 1 to 7, no");
  }

  @Test
  void noEndsItWithoutAnythingWritten() {
    assertThatThrownBy(() -> interview("River Trust", "", "", "", "", "", "", "No").answers())
        .isInstanceOf(BadAnswerException.class)
        .hasMessage("stopped; nothing is written");
  }

  @Test
  void answersThatEndBeforeTheSummaryAreWritten() throws Exception {
    assertThat(interview("River Trust", "RT").answers().otherNames()).containsExactly("RT");
  }

  @Test
  void needsAName() {
    assertThatThrownBy(() -> interview().answers())
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("needs the name");
  }

  private Interview interview(String... lines) {
    Queue<String> typed = new ArrayDeque<>(List.of(lines));
    var files = new ReleaseFiles(ZoneOffset.UTC);
    return new Interview(
        question -> {
          asked.add(question);
          return typed.poll();
        },
        said::add,
        files);
  }
}
