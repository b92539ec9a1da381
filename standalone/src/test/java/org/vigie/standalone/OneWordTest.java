package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and the page use the same words for the same things. */
class OneWordTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void anAlertNamesAKindOfPickupAsThePageDoes(String language) {
    Locale locale = Locale.of(language);
    ResourceBundle page = ResourceBundle.getBundle("org.vigie.dashboard.page", locale);
    ResourceBundle alerts = ResourceBundle.getBundle("org.vigie.alerts.words.alerts", locale);
    String kinds = alerts.getString("article.kind");

    for (String kind : List.of("REPRINT", "QUOTE", "MENTION")) {
      assertThat(kinds).contains(kind + "{" + page.getString(kind).toLowerCase(locale) + "}");
    }
    String paraphrase = page.getString("PARAPHRASE").toLowerCase(locale);
    assertThat(kinds)
        .contains("PARAPHRASE{" + paraphrase + ", " + page.getString("toReview.mark") + "}");
    assertThat(page.getString("toReview")).contains(page.getString("toReview.mark"));
    assertThat(alerts.getString("why.named"))
        .endsWith(page.getString("MENTION").toLowerCase(locale));
  }
}
