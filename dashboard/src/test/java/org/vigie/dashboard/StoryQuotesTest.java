package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.dashboard.DashboardSamples.mention;
import static org.vigie.dashboard.DashboardSamples.outlet;
import static org.vigie.dashboard.DashboardSamples.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.StoryQuotes.Quote;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;

class StoryQuotesTest {
  private static final Outlet NATIONAL = outlet("national", 1);
  private static final Outlet LOCAL = outlet("local", 3);

  private final StoryQuotes quotes = new StoryQuotes(2);

  @Test
  void theStrongestPickupIsQuotedWheneverItCame() {
    quotes.add(mention("a", NATIONAL, Kind.MENTION, body("Il est nommé.")));
    quotes.add(mention("b", LOCAL, Kind.QUOTE, body("Il est cité.")));
    quotes.add(mention("c", NATIONAL, null, body("Rien de nous.")));

    assertThat(quote()).isEqualTo(new Quote("local", "Il est cité.", "cesia", 0.3));
  }

  @Test
  void ofEqualPickupsTheBetterKnownOutletIsQuoted() {
    quotes.add(mention("a", LOCAL, Kind.MENTION, body("Au village.")));
    quotes.add(mention("b", NATIONAL, Kind.MENTION, body("À Paris.")));

    assertThat(snippet()).isEqualTo("À Paris.");
  }

  @Test
  void aRevisionReplacesTheQuoteOfItsArticle() {
    quotes.add(mention("a", NATIONAL, Kind.QUOTE, body("Avant.")));
    quotes.add(mention("a", NATIONAL, Kind.MENTION, body("Après.")));

    assertThat(snippet()).isEqualTo("Après.");
  }

  @Test
  void ourOwnSiteIsNotQuoted() {
    quotes.add(mention("a", NATIONAL, Kind.REPRINT, true, body("Chez nous.")));

    assertThat(quote()).isNull();
  }

  @Test
  void theSentenceThatNamesUsIsQuotedBeforeOthers() {
    quotes.add(
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
    quotes.add(mention("a", NATIONAL, Kind.MENTION, tag("cesia", Tag.Field.title, "Titre")));

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
