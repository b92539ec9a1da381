package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.dashboard.BoardSamples.mention;
import static org.vigie.dashboard.BoardSamples.outlet;
import static org.vigie.dashboard.BoardSamples.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.Quotes.Quote;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;

class QuotesTest {
  private static final Outlet NATIONAL = outlet("national", 1);
  private static final Outlet LOCAL = outlet("local", 3);

  private final Quotes quotes = new Quotes(2);

  @Test
  void theStrongestPickupSpeaksForItsStoryWheneverItCame() {
    quotes.hear(mention("a", NATIONAL, Kind.MENTION, body("Il est nommé.")));
    quotes.hear(mention("b", LOCAL, Kind.QUOTE, body("Il est cité.")));
    quotes.hear(mention("c", NATIONAL, null, body("Rien de nous.")));

    assertThat(quote()).isEqualTo(new Quote("local", "Il est cité.", "cesia", 0.3));
  }

  @Test
  void ofEqualsTheBetterKnownOutletSpeaks() {
    quotes.hear(mention("a", LOCAL, Kind.MENTION, body("Au village.")));
    quotes.hear(mention("b", NATIONAL, Kind.MENTION, body("À Paris.")));

    assertThat(snippet()).isEqualTo("À Paris.");
  }

  @Test
  void aRevisionReplacesWhatItsArticleSaid() {
    quotes.hear(mention("a", NATIONAL, Kind.QUOTE, body("Avant.")));
    quotes.hear(mention("a", NATIONAL, Kind.MENTION, body("Après.")));

    assertThat(snippet()).isEqualTo("Après.");
  }

  @Test
  void ourOwnSiteDoesNotSpeakForOthers() {
    quotes.hear(mention("a", NATIONAL, Kind.REPRINT, true, body("Chez nous.")));

    assertThat(quote()).isNull();
  }

  @Test
  void theSentenceThatNamesUsIsQuotedBeforeOthers() {
    quotes.hear(
        mention(
            "a",
            NATIONAL,
            Kind.MENTION,
            tag("cesia", Tag.Field.title, "Titre"),
            tag("summit", Tag.Field.text, "Le sommet."),
            tag("cesia", Tag.Field.text, "Le CeSIA.")));

    assertThat(snippet()).isEqualTo("Le CeSIA.");
  }

  @Test
  void theTitleIsNotQuotedSinceItIsShown() {
    quotes.hear(mention("a", NATIONAL, Kind.MENTION, tag("cesia", Tag.Field.title, "Titre")));

    assertThat(quote()).isNull();
  }

  private @Nullable Quote quote() {
    return quotes.of("w/st", List.of("cesia"));
  }

  private @Nullable String snippet() {
    Quote quote = quote();
    return quote == null ? null : quote.snippet();
  }

  private static Tag body(String snippet) {
    return tag("cesia", Tag.Field.text, snippet);
  }
}
