package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOwnerTest {
  private static final UserPrincipal VIGIE = () -> "vigie";
  private static final UserPrincipal ROOT = () -> "root";

  @Test
  void namesTheUserWhoCanNotStartOnTheFilesOfAnother() {
    assertThat(FolderOwner.warning(Path.of("data"), VIGIE, ROOT))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("user vigie", "chown -R vigie data"));
  }

  @Test
  void isSilentInAFolderOfRootThatAGroupMayWrite() {
    assertThat(FolderOwner.warning(Path.of("data"), ROOT, VIGIE)).isEmpty();
  }

  @Test
  void isSilentInAFolderOfOnesOwn(@TempDir Path folder) {
    assertThat(FolderOwner.warning(folder)).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
