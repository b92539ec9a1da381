package org.vigie.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffledSentencesTest {
  @TempDir Path folder;

  @Test
  void readsTheTextsOfRecordsAndSkipsTheirOtherFields() throws IOException {
    Files.writeString(
        folder.resolve("dispatches.txt"),
        """
        .N 001
        .C CATEGORIE DE LA DEPECHE
        .T La pluie tombe sur
        la ville depuis hier. Le fleuve monte & déborde.
        """);

    LoadText article = ShuffledSentences.of(folder).article(1);

    assertThat(article.html())
        .contains("La pluie tombe sur la ville depuis hier.")
        .contains("Le fleuve monte &amp; déborde.")
        .doesNotContain("CATEGORIE");
    assertThat(article.html().split(" ")).hasSizeBetween(150, 400);
  }

  @Test
  void givesTheSameArticleForTheSameSeedOnly() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("Voici la phrase numéro ").append(i).append(" du texte. ");
    }
    Files.writeString(folder.resolve("a.txt"), text);
    var sentences = ShuffledSentences.of(folder);

    assertThat(sentences.article(7)).isEqualTo(sentences.article(7));
    assertThat(sentences.article(7)).isNotEqualTo(sentences.article(8));
  }

  @Test
  void refusesAFolderWithoutSentences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShuffledSentences.of(folder))
        .withMessageContaining(folder.toString());
  }
}
