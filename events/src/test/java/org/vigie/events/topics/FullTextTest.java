package org.vigie.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.events.fields.FullText;

class FullTextTest {
  @Test
  void readsTheBooleansOfOlderRecords() {
    assertThat(Json.MAPPER.readValue("true", FullText.class)).isEqualTo(FullText.AGREED);
    assertThat(Json.MAPPER.readValue("false", FullText.class)).isEqualTo(FullText.NEVER);
    assertThat(Json.MAPPER.readValue("\"auto\"", FullText.class)).isEqualTo(FullText.AUTO);
  }

  @Test
  void writesWhatItReads() {
    assertThat(Json.MAPPER.writeValueAsString(FullText.AGREED)).isEqualTo("true");
    assertThat(Json.MAPPER.writeValueAsString(FullText.NEVER)).isEqualTo("false");
    assertThat(Json.MAPPER.writeValueAsString(FullText.AUTO)).isEqualTo("\"auto\"");
  }
}
