package org.vigie.standalone.propose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Society for Songs of the Sea                         | society-for-songs-of-the-sea",
        "Society of Singers of the Northern Lochs and the Sea | society-of-singers-of-the-northern-lochs",
        "Gesellschaft der Sänger und Freunde der hohen See    | gesellschaft-der-sanger-und-freunde",
        "Société des amis des chants marins et de la pêche    | societe-des-amis-des-chants-marins",
        "Of the and for the and for the and for the and for   | of",
        "Общество                                              | us",
        "Null                                                  | us",
        "Null Island                                           | null-island",
      })
  void aLongIdEndsInAWordWithAMeaning(String name, String id) {
    assertThat(Slug.of(name, "us")).isEqualTo(id);
  }
}
