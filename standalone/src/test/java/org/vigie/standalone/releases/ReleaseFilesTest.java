package org.vigie.standalone.releases;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFilesTest {
  private static final String FRENCH =
      """
      Le moulin tournera de nouveau

      %s L'association va restaurer le vieux moulin d'Étretat et l'ouvrir aux écoles de la vallée. Les
      travaux coûtent 46 000 euros et dureront deux ans, selon l'association.
      """;

  @TempDir private Path desk;
  private final ReleaseFiles files = new ReleaseFiles(ZoneOffset.UTC);

  @Test
  void readsAFileInAnOlderEncodingAndSaysSo() throws Exception {
    Path file = desk.resolve("moulin.txt");
    Files.write(file, FRENCH.formatted("").getBytes(Charset.forName("windows-1252")));

    NewRelease release = files.read(List.of(file.toString())).getFirst();

    assertThat(release.texts().getFirst().text()).contains("d'Étretat", "coûtent");
    assertThat(files.notes(List.of(file.toString())))
        .containsExactly(
            file
                + " is not UTF-8; it is read as windows-1252. If letters with accents come out wrong,"
                + " save it as UTF-8.");
  }

  @Test
  void readsUtf16() throws Exception {
    Path file = desk.resolve("moulin.txt");
    Files.write(file, ("\ufeff" + FRENCH.formatted("")).getBytes(UTF_16LE));

    NewRelease release = files.read(List.of(file.toString())).getFirst();

    assertThat(release.texts().getFirst().title()).isEqualTo("Le moulin tournera de nouveau");
    assertThat(files.notes(List.of(file.toString()))).isEmpty();
  }

  @Test
  void aReleaseThatIsGivenTwiceCountsOnce() throws Exception {
    String file = Files.writeString(desk.resolve("moulin.txt"), FRENCH.formatted("")).toString();
    String copy = Files.writeString(desk.resolve("copie.md"), FRENCH.formatted("")).toString();

    assertThat(files.read(List.of(file, file, copy))).hasSize(1);
    assertThat(files.notes(List.of(file, file, copy)))
        .containsExactly(
            file + " was given twice; it counts once.",
            copy + " has the same text as " + file + "; it counts once.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lyon, le 1er mars 2025 – | 2025-03-01 (its text)",
        "Lyon, le 10.02.2025 – | 2025-02-10 (its text)",
        "Lyon, 2025/02/10 – | 2025-02-10 (its text)",
        "Lyon, 13/02/2025 – | 2025-02-13 (its text)",
        "Lyon, 10/02/2025 – | 2025-02-10 (its text, where 10/02/2025 is read as day/month/year)",
        "Lyon, 31 février 2025 – | 2026-01-02 (the day the file was saved; its text has \"31 février 2025\", which is not"
            + " understood)",
        "Lyon, 31.02.2025 – | 2026-01-02 (the day the file was saved; its text has \"31.02.2025\", which is not understood)",
        "Tél. 01.02.03.04.05 – | 2026-01-02 (the day the file was saved)",
        "Nos 12 engagements 2025 : | 2026-01-02 (the day the file was saved)",
      })
  void readsTheDateline(String dateline, String dated) throws Exception {
    assertDated("moulin.txt", FRENCH.formatted(dateline), dated);
  }

  @ParameterizedTest
  @CsvSource({
    "el, 'Αθήνα, 10 Φεβρουαρίου 2025 –'",
    "ru, 'Москва, 10 февраля 2025 г. –'",
    "pl, 'Łódź, 10 lutego 2025 –'",
    "pl, 'Łódź, 10 lutego 2025 r. Αλφα'",
    "ja, '東京、2025年2月10日 –'",
    "ja, '2025年2月10日'",
  })
  void readsADateInAnyLanguage(String language, String dateline) throws Exception {
    String text = "Αλφα\n\n" + dateline + "\n" + "βήτα ".repeat(20);

    assertDated("moulin." + language + ".txt", text, "2025-02-10 (its text)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Press conference: 12 March 10:30",
        "Zürich, 12. März 10.30 Uhr",
        "Hall 7, 12 March 1030",
        "Paris, le 10 février 25 –"
      })
  void takesNoTimeForAYear(String line) throws Exception {
    String text =
        line + "\n\n" + "The mill of the river is open again for all who like bread. ".repeat(5);

    assertDated("mill.en.txt", text, "2026-01-02 (the day the file was saved)");
  }

  private void assertDated(String name, String text, String dated) throws Exception {
    Path file = Files.writeString(desk.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T12:00:00Z")));

    assertThat(files.read(List.of(file.toString())).getFirst().dateLine(LocalDate.MAX))
        .contains(" is dated " + dated + ".");
  }
}
