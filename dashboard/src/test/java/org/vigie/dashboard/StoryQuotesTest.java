package org.vigie.dashboard;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.dashboard.DashboardSamples.mention;
import static org.vigie.dashboard.DashboardSamples.outlet;
import static org.vigie.dashboard.DashboardSamples.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.dashboard.StoryQuotes.Quote;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
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

    assertThat(quote()).isEqualTo(new Quote("local", "Il est cité.", List.of("cesia"), 0.3, ""));
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
  void anArticleThatLostItsPickupIsNoLongerQuoted() {
    quotes.add(mention("a", LOCAL, Kind.PARAPHRASE, body("Au village.")));
    quotes.add(mention("b", NATIONAL, Kind.PARAPHRASE, body("À Paris.")));
    quotes.add(mention("b", NATIONAL, null, body("Rien de nous.")));

    assertThat(snippet()).isEqualTo("Au village.");
  }

  @Test
  void anArticleThatLostItsTagsAndItsPickupIsNoLongerQuoted() {
    quotes.add(mention("a", LOCAL, null, body("Au village.")));
    quotes.add(mention("b", NATIONAL, null, body("À Paris.")));
    quotes.add(mention("b", NATIONAL, null));
    assertThat(snippet()).isEqualTo("Au village.");

    quotes.add(mention("a", LOCAL, null));
    assertThat(quote()).isNull();
  }

  @Test
  void ofManyArticlesTheBestIsQuoted() {
    for (int i = 0; i < 20; i++) {
      quotes.add(mention("a" + i, LOCAL, Kind.MENTION, body("Au village.")));
    }
    quotes.add(mention("b", NATIONAL, Kind.MENTION, body("À Paris.")));
    quotes.add(mention("c", LOCAL, Kind.MENTION, body("Au village.")));
    assertThat(snippet()).isEqualTo("À Paris.");

    quotes.add(mention("b", NATIONAL, null));
    assertThat(snippet()).isEqualTo("Au village.");
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

  @Test
  void theSentenceThatTookOurMessageIsQuotedBeforeOneThatNamesUs() {
    quotes.add(quoting("Un budget et des chercheurs.", "budget", "chercheurs"));

    assertThat(quote())
        .isEqualTo(
            new Quote(
                "national",
                "Un budget et des chercheurs.",
                List.of("budget", "chercheurs"),
                0.3,
                "Money and people."));
  }

  @Test
  void aSentenceThatIsTheTitleIsNotQuoted() {
    quotes.add(quoting("Titre", "Titre"));

    assertThat(snippet()).isEqualTo("Le CeSIA.");
  }

  /** A mention that names us in one sentence and takes our message in another. */
  private static Mention quoting(String snippet, String... surfaces) {
    Mention m = mention("a", NATIONAL, Kind.QUOTE, body("Le CeSIA."));
    Pickup pickup =
        requireNonNull(m.pickup()).shownBy(snippet, List.of(surfaces), "Money and people.");
    return new Mention(m.watch(), m.article(), m.tags(), pickup, m.story(), null, null, false);
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
