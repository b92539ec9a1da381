package org.vigie.standalone.init;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.standalone.cli.Vigie;

class InitCommandTest {
  private static final String RELEASE =
      """
      # Sailing Museum to launch the Marie-Jeanne again

      Port Lannec, 20 November 2026 – The tuna boat Marie-Jeanne, built in 1936, will sail again next
      summer. The Sailing Museum has spent nine years and 2.4 million euros on her restoration.

      “A boat that no longer sails is a photograph,” says Yann Le Bihan, director of the Sailing
      Museum. “We owe the sea a working boat, and the children of Port Lannec a day aboard.”

      From 1 June 2027, the tuna boat will take twelve visitors a day. Children of Port Lannec sail
      free of charge. The museum trains six young shipwrights each year.

      Press contact: press@sailing-museum.example
      """;
  private static final String COMMUNIQUE =
      """
      Le musée de la voile remet la Marie-Jeanne à l'eau

      Le thonier Marie-Jeanne, construit en 1936, naviguera de nouveau l'été prochain. Le Musée de la
      Voile a consacré neuf ans et 2,4 millions d'euros à sa restauration.

      « Un bateau qui ne navigue plus est une photographie », constate Yann Le Bihan, directeur du
      Musée de la Voile.
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void writesAWatchThatPassesItsCheck() throws IOException {
    int status = museum();

    assertThat(err.toString(UTF_8)).contains("Looking for the feeds of 1 site.");
    assertThat(status).isZero();
    assertThat(out.toString(UTF_8))
        .contains("dated 2026-11-20 (its text)", "Others can have the name Sailing Museum");
    assertThat(execute("check", "--config", dir().toString())).isZero();
    assertThat(read("alerts.yaml"))
        .contains("tag: [sailing-museum]", "terminal: { console: true }")
        .doesNotContain("cesia");
    assertThat(read("watch.yaml"))
        .doesNotContain("# kind: ")
        .contains("kind: museum", "role: [director]", "published: 2026-11-20", "id: tuna-boat");
    assertThat(read("watch.yaml"))
        .contains("domains: [museum.invalid] ", "ignores:\n      - Sailing Museum\n");
    assertThat(out.toString(UTF_8)).doesNotContain("The domain");
    assertThat(read("feeds.yaml"))
        .contains("# https://museum.invalid: can't be read: ", "q=%22Sailing+Museum%22");
  }

  @Test
  void searchesForAnAcronymAndTakesNoPressContactForASubject() throws IOException {
    Path english =
        Files.writeString(
            folder.resolve("2026-03-03-trees.en.md"),
            """
            # RAFT plants trees at Loch Arden

            Rivers and Forests of Tarn (RAFT) plants a hundred trees at Loch Arden.

            Birches and pines will grow beside the water, where there was a road before.

            Press contact: Imke Farrow, press officer, press@raft.example
            """);
    Path french =
        Files.writeString(
            folder.resolve("2026-03-03-trees.fr.md"),
            """
            # RAFT plante des arbres au Loch Arden

            Rivières et Forêts du Tarn (RAFT) plante cent arbres au Loch Arden.

            Des bouleaux et des pins pousseront au bord de l'eau, où passait une route.

            Contact presse : Imke Farrow, attachée de presse, press@raft.example
            """);
    String name = "Rivers and Forests of Tarn";

    execute(
        "init",
        dir().toString(),
        "--name",
        name,
        "--release",
        english.toString(),
        "--release",
        french.toString());

    assertThat(read("feeds.yaml"))
        .contains("Tarn%22+OR+%22RAFT%22+OR+%22Rivi%C3%A8res+et+For%C3%AAts+du+Tarn%22&")
        .contains("&hl=en&", "&hl=fr&");
    assertThat(read("watch.yaml"))
        .contains("watch: raft\n", "id: loch-arden", "domains: [raft.example] ")
        .contains("  # kind: company   # what you are")
        .doesNotContain("id: imke-farrow", "ignores:");
    assertThat(out.toString(UTF_8))
        .doesNotContain("No release was given")
        .contains("The domain raft.example is that of press@raft.example in your release.");
    assertThat(read("alerts.yaml")).contains("tag: [raft]");
    assertThat(execute("check", "--config", dir().toString())).isZero();
  }

  @Test
  void searchesForNoWordThatOthersCanHave() throws IOException {
    execute(
        "init", dir().toString(), "--name", "Trees", "--also", "Sailing Museum", "--also", "TR");

    assertThat(read("feeds.yaml")).contains("q=%22Trees%22+OR+%22Sailing+Museum%22&");
  }

  @Test
  void staysUnder120Lines() throws IOException {
    List<String> command = new ArrayList<>(List.of(command("Sailing Museum")));
    for (int i = 0; i < 6; i++) {
      command.addAll(List.of("--spokesperson", "Anne Martin" + "abcdef".charAt(i) + ", the chair"));
      command.addAll(List.of("--outlet", "https://outlet" + i + ".invalid"));
    }
    execute(command.toArray(String[]::new));

    int lines = 0;
    for (String file : List.of("watch.yaml", "feeds.yaml", "alerts.yaml")) {
      lines += (int) read(file).lines().count();
    }

    assertThat(lines).isBetween(60, 120);
  }

  @Test
  void aNameThatOthersCanHaveNeedsAnotherSignOfUs() throws IOException {
    museum();

    assertThat(tags("The Sailing Museum of Cowes is closed")).doesNotContain("sailing-museum");
    assertThat(tags("A sailing museum opens in Port Lannec")).doesNotContain("sailing-museum");
    assertThat(tags("The Sailing Museum in Port Lannec is closed")).contains("sailing-museum");
  }

  @Test
  void aNameOfOurOwnIsFoundAlone() throws IOException {
    execute(command("Musée Tabarly-Lannec"));

    assertThat(tags("Travaux au musée Tabarly-Lannec")).contains("musee-tabarly-lannec");
  }

  @Test
  void writesCommentsInTheLanguageOfTheRelease() throws IOException {
    Path french = Files.writeString(folder.resolve("communique.txt"), COMMUNIQUE);
    int status =
        execute(
            "init",
            dir().toString(),
            "--name",
            "Musée de la Voile",
            "--spokesperson",
            "Yann Le Bihan",
            "--release",
            french.toString(),
            "--release",
            release().toString());

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(status).isZero();
    assertThat(read("watch.yaml"))
        .contains(
            "# Ce que Vigie cherche", "role: [directeur, director]", "translations: [releases/");
    assertThat(execute("check", "--config", dir().toString())).isZero();
  }

  @Test
  void saysWhoseRoleIsInNoRelease() throws IOException {
    String line =
        "No role of Anne Hall is in your release. Add it in watch.yaml (role: …), so that"
            + " \"the director says\" is you.";
    List<String> command = new ArrayList<>(List.of(command("Sailing Museum")));
    command.addAll(List.of("--spokesperson", "Anne Hall", "--spokesperson", "Tom Roe, the chair"));

    execute(command.toArray(String[]::new));

    assertThat(out.toString(UTF_8).lines().filter(it -> it.contains("No role of")))
        .containsExactly(line);
  }

  @Test
  void saysThatNothingTellsWhatWeAre() {
    String line = "Your name and releases don't say what you are. Add it in watch.yaml";
    execute("init", dir().toString(), "--name", "Oriel Ferries");

    assertThat(out.toString(UTF_8)).containsOnlyOnce(line);

    out.reset();
    execute("init", folder.resolve("museum").toString(), "--name", "Sailing Museum");
    assertThat(out.toString(UTF_8)).doesNotContain(line);
  }

  @Test
  void needsNoRelease() throws IOException {
    int status = execute("init", dir().toString(), "--name", "Oriel Ferries", "--also", "OFL");

    assertThat(status).isZero();
    assertThat(read("feeds.yaml")).contains("&hl=en&").doesNotContain("&hl=fr&");
    assertThat(out.toString(UTF_8)).contains("No release was given, so no pickup can be found yet");
    assertThat(execute("check", "--config", dir().toString())).isZero();
  }

  @Test
  void neverReplacesAFileUnlessForced() throws IOException {
    Files.createDirectories(dir());
    Files.writeString(dir().resolve("alerts.yaml"), "# mine\n");

    assertThat(museum()).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("there already: [" + dir().resolve("alerts.yaml"));
    assertThat(read("alerts.yaml")).isEqualTo("# mine\n");
    assertThat(dir().resolve("watch.yaml")).doesNotExist();
    assertThat(execute(withForce())).isZero();
    assertThat(read("alerts.yaml")).contains("sailing-museum");
  }

  @Test
  void saysWhatIsWrongWithAnAnswer() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.en.md"), "# \n\n");

    assertThat(execute("init", dir().toString(), "--name", "…")).isEqualTo(2);
    assertThat(execute("init", dir().toString(), "--name", "A", "--kind", "boat")).isEqualTo(2);
    assertThat(execute("init", dir().toString(), "--name", "A", "--release", empty.toString()))
        .isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("vigie: the name \"…\" has no letter"),
            line ->
                assertThat(line).startsWith("vigie: boat is not a kind; expected one of agency"),
            line ->
                assertThat(line).endsWith("empty.en.md has fewer than 20 words; it is no release"));
    assertThat(dir()).doesNotExist();
  }

  @Test
  void refusesAFolderThatIsTakenBeforeItAsks() throws IOException {
    Files.createDirectories(dir());
    Files.writeString(dir().resolve("feeds.yaml"), "# mine\n");
    Path file = Files.writeString(folder.resolve("notes"), "mine\n");

    assertThat(execute("init", dir().toString())).isEqualTo(2);
    assertThat(execute("init", file.toString())).isEqualTo(2);
    assertThat(execute("init", file.resolve("watch").toString())).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines())
        .containsExactly(
            "vigie: there already: ["
                + dir().resolve("feeds.yaml")
                + "]; nothing is written. --force replaces them",
            "vigie: " + file + " is a file, not a folder",
            "vigie: " + file + " is a file, not a folder");
  }

  @Test
  void aForcedFileKeepsItsLinkAndItsRights() throws IOException {
    Path shared = Files.writeString(folder.resolve("shared.yaml"), "# mine\n");
    Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(shared, rights);
    Path link =
        Files.createSymbolicLink(
            Files.createDirectories(dir()).resolve("feeds.yaml"), Path.of("..", "shared.yaml"));

    assertThat(execute(withForce())).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(shared)).doesNotContain("# mine");
    assertThat(Files.getPosixFilePermissions(shared)).isEqualTo(rights);
  }

  @Test
  void refusesAReleaseThatIsThereBeforeItLooksForFeeds() throws IOException {
    Path there = dir().resolve("releases").resolve("2026-11-20-marie-jeanne.en.md");
    Files.createDirectories(dir().resolve("releases"));
    Files.writeString(there, "mine\n");

    assertThat(museum()).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("vigie: there already: [" + there + "]");
  }

  @Test
  void refusesAReleaseNamedByADayThatDoesNotExist() throws IOException {
    Path file = Files.writeString(folder.resolve("2026-02-30-boat.en.md"), RELEASE);

    int status =
        execute("init", dir().toString(), "--name", "Museum", "--release", file.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("vigie: %s: there is no day 2026-02-30; correct its name%n".formatted(file));
    assertThat(dir()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--name, https://museum.example/about",
    "--name, press@museum.example",
    "--also, https://museum.example/about",
    "--also, www.museum.example",
    "--spokesperson, https://museum.example/team"
  })
  void refusesAnAddressAsANameAndSaysWhatTheOptionIsFor(String option, String address) {
    List<String> command = new ArrayList<>(List.of("init", dir().toString(), option, address));
    if (!option.equals("--name")) {
      command.addAll(List.of("--name", "Museum"));
    }

    assertThat(execute(command.toArray(String[]::new))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("vigie: \"" + address + "\" is ").contains(option);
    assertThat(dir()).doesNotExist();
  }

  @Test
  void takesANameThatLooksLikeADomain() {
    assertThat(execute("init", dir().toString(), "--name", "Change.org")).isZero();
  }

  @Test
  void answersNeedTheNameOrTheTerminal() {
    assertThat(execute("init", dir().toString(), "--also", "OFL")).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("vigie: the other answers also need --name");
  }

  private int museum() throws IOException {
    return execute(command("Sailing Museum"));
  }

  private String[] withForce() throws IOException {
    List<String> command = new ArrayList<>(List.of(command("Sailing Museum")));
    command.add("--force");
    return command.toArray(String[]::new);
  }

  private String[] command(String name) throws IOException {
    return new String[] {
      "init",
      dir().toString(),
      "--name",
      name,
      "--site",
      "museum.invalid",
      "--spokesperson",
      "Yann Le Bihan",
      "--release",
      release().toString()
    };
  }

  private Path release() throws IOException {
    return Files.writeString(folder.resolve("Marie Jeanne.en.md"), RELEASE);
  }

  private Path dir() {
    return folder.resolve("watch");
  }

  private String read(String file) throws IOException {
    return Files.readString(dir().resolve(file));
  }

  private String tags(String title) throws IOException {
    Path article = folder.resolve("article.jsonl");
    Files.writeString(article, "{\"title\":\"" + title + "\"}");
    out.reset();
    execute("match", "--config", dir().toString(), article.toString());
    return out.toString(UTF_8);
  }

  private int execute(String... arguments) {
    return Vigie.line(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(arguments);
  }
}
