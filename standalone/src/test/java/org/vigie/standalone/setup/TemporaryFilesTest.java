package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemporaryFilesTest {
  @Test
  void namesTheFolderFromWhichNoLibraryCanBeLoaded() {
    TemporaryFiles.check();

    assertThatThrownBy(() -> TemporaryFiles.check(TemporaryFilesTest::refuse))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(System.getProperty("java.io.tmpdir"))
        .hasMessageContaining("-Djava.io.tmpdir=DIR");
  }

  private static void refuse() {
    throw new UnsatisfiedLinkError("failed to map segment from shared object");
  }
}
