package org.vigie.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.story.Wording;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.Tag;

class MatchSessionTest {
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");

  private static final String TEXT =
      "La ville de Troyes a présenté mardi un plan de contrôle des logiciels qui trient les"
          + " demandes de logement, après six mois d'essais menés avec deux laboratoires.";

  private final MatchSession session = new MatchSession(MatchSessionTest::read);

  @Test
  void articleThatCannotBeReadIsNamedAndTheOthersGoOn() {
    assertThat(session.add(article("a", NOON))).isPresent();
    assertThat(session.add(article("bad", NOON))).isEmpty();
    assertThat(session.add(article("b", NOON))).isPresent();

    assertThat(session.results()).extracting(MatchSession.Result::id).containsExactly("a", "b");
    assertThat(session.failures())
        .containsExactly(
            new MatchSession.Failure(
                "bad", "java.lang.IllegalStateException: Range [211, 210) out of bounds"));
  }

  @Test
  void articleThatCannotBeComparedIsNamedAndTheOthersGoOn() {
    assertThat(session.add(article("a", NOON))).isPresent();
    assertThat(session.add(article("b", Instant.MIN))).isPresent();

    assertThat(session.results()).extracting(MatchSession.Result::id).containsExactly("a");
    assertThat(session.failures()).extracting(MatchSession.Failure::id).containsExactly("b");
    assertThat(session.results()).as("asked again").hasSize(1);
    assertThat(session.failures()).hasSize(1);
  }

  @Test
  void articlePublishedFirstIsTheOriginalInWhateverOrderItIsGiven() {
    session.add(article("reprint", NOON.minusSeconds(60), TEXT));
    session.add(article("dispatch", NOON.minusSeconds(90), TEXT));
    session.add(article("late", NOON.minusSeconds(30), TEXT));

    assertThat(session.results())
        .extracting(result -> result.id() + " " + result.copyOf() + " " + result.story())
        .containsExactly(
            "reprint dispatch st-dispatch",
            "dispatch null st-dispatch",
            "late dispatch st-dispatch");
  }

  private static Finding read(Article article) {
    if (article.id().equals("bad")) {
      throw new IllegalStateException("Range [211, 210) out of bounds");
    }
    var tag = new Tag("inesia", "inesia#1", 1, "inesia", Tag.Field.title, 0, 5, "Titre", "Titre");
    return new Finding(
        "cesia",
        article,
        List.of(tag),
        null,
        false,
        null,
        5,
        Wording.of(article, null),
        "Europe/Paris");
  }

  private static Article article(String id, Instant published) {
    return article(id, published, "");
  }

  private static Article article(String id, Instant published, String text) {
    return new Article(
        id,
        "https://journal.example/" + id,
        "https://journal.example/" + id,
        "Titre",
        "",
        text,
        List.of(),
        List.of(),
        new Outlet("journal", "Le Journal", "journal.example", "FR", 2),
        "fr",
        published,
        null,
        NOON,
        "feed",
        null,
        1,
        List.of(),
        null);
  }
}
