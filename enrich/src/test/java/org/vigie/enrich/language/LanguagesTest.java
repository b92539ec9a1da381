package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.text.Tokens;

/** The folders of the languages are complete, and their handbook describes each list. */
class LanguagesTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/vigie/enrich/language");

  /** Lists that a language can lack: it has no such words, or uses those of all languages. */
  private static final Set<String> OPTIONAL =
      Set.of("stop-words", "particles", "also-nouns", "reported", "neuter");

  @Test
  void everyLanguageHasEveryList() throws IOException {
    Set<String> wanted = lists("fr");
    wanted.removeAll(OPTIONAL);
    assertThat(WordLists.LANGUAGES).hasSize(7);
    for (String language : WordLists.LANGUAGES) {
      assertThat(lists(language)).as(language).containsAll(wanted);
    }
  }

  @Test
  void theHandbookDescribesEveryList() throws IOException {
    Set<String> described =
        Pattern.compile("`([a-z-]+)`")
            .matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toSet());
    for (String language : WordLists.LANGUAGES) {
      assertThat(described).as(language).containsAll(lists(language));
    }
  }

  @Test
  void everyListSaysWhatItIsForAndEveryEntryHasAWord() throws IOException {
    for (String language : WordLists.LANGUAGES) {
      for (String list : lists(language)) {
        String text = Files.readString(FOLDER.resolve(language).resolve(list + ".txt"));
        assertThat(text).as(language + "/" + list).startsWith("# ");
        assertThat(WordLists.entries(language, list))
            .as(language + "/" + list)
            .allMatch(line -> Tokens.of(line).size() > 0);
      }
    }
  }

  @Test
  void everyLanguageHasWordsForEveryKindOfOrganisation() {
    for (String language : WordLists.LANGUAGES) {
      for (String kind : Kinds.all()) {
        assertThat(Kinds.words(language, kind)).as(language + " " + kind).isNotEmpty();
      }
    }
    assertThat(Kinds.words("fr", "hospital")).contains("clinique").doesNotContain("clinic");
    assertThat(Kinds.words("xx", "hospital")).contains("clinique", "clinic");
  }

  @Test
  void findsTheLongestPhraseThatBeginsAtAWord() {
    var phrases = new PhraseList(Set.of("d'après", "d'après nous", "selon", "…"));
    Tokens words = Tokens.of("Il pleut, d’après nous, selon");
    assertThat(phrases.at(words, 2)).isEqualTo(3);
    assertThat(phrases.at(words, 5)).isEqualTo(1);
    assertThat(phrases.at(words, 3)).isZero();
    assertThat(new PhraseList(Set.of("…")).isEmpty()).isTrue();
  }

  private static Set<String> lists(String language) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
      return files
          .map(file -> file.getFileName().toString().replace(".txt", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
