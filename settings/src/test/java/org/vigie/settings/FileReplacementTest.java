package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;

  @Test
  void writesIntoAFileWhoseOwnerItCanNotKeep() throws Exception {
    Path file = Files.writeString(folder.resolve("feeds.yaml"), "old");
    Object inode = Files.getAttribute(file, "unix:ino");

    FileReplacement.write(file, "new", FileReplacementTest::create, FileReplacementTest::refuse);

    assertThat(file).hasContent("new");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void saysWhyAFileCanNotBeMade() {
    Path file = folder.resolve("feeds.yaml");

    assertThatThrownBy(
            () ->
                FileReplacement.write(
                    file, "new", FileReplacementTest::create, FileReplacementTest::refuse))
        .hasMessage(file + ": Operation not permitted");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesIntoAFileWhoseFolderIsClosed() throws Exception {
    Path file = Files.writeString(folder.resolve("feeds.yaml"), "old");

    FileReplacement.write(file, "new", FileReplacementTest::deny, FileReplacementTest::keep);

    assertThat(file).hasContent("new");
  }

  @Test
  void aFullDiskDoesNotEmptyTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("feeds.yaml"), "old");

    assertThatThrownBy(
            () ->
                FileReplacement.write(
                    file, "new", FileReplacementTest::refuse, FileReplacementTest::keep))
        .isInstanceOf(FileSystemException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void aNewFileHasTheRightsThatTheUmaskAllows() throws Exception {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path file = folder.resolve("feeds.yaml");

    FileReplacement.write(file, "new");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void aLinkStaysAndItsFileKeepsItsRights() throws Exception {
    Path file = Files.writeString(folder.resolve("shared.yaml"), "old");
    Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(file, rights);
    Path link = Files.createSymbolicLink(folder.resolve("feeds.yaml"), file);

    FileReplacement.write(link, "new");

    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(rights);
  }

  @Test
  void aLinkToAFileThatIsAwayStays() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("feeds.yaml"), folder.resolve("away"));

    assertThatThrownBy(() -> FileReplacement.write(link, "new"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(link).isSymbolicLink();
  }

  private static void create(Path file, Path written) throws IOException {
    Files.createFile(written);
  }

  private static void keep(Path file, Path written) {}

  private static void deny(Path file, Path written) throws AccessDeniedException {
    throw new AccessDeniedException(written.toString());
  }

  private static void refuse(Path from, Path to) throws FileSystemException {
    throw new FileSystemException(to.toString(), null, "Operation not permitted");
  }
}
