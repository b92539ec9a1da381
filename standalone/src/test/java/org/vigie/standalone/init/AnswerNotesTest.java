package org.vigie.standalone.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;
import org.vigie.standalone.propose.Answers;

class AnswerNotesTest {
  private static final ReleaseText RELEASE =
      new ReleaseText("en", "Marks & Stone opens a school", "“No”, says ANN LEE of Marks & Stone.");

  @Test
  void aSpokespersonWhoIsGivenTwiceHasAllRoles() {
    Answers answers = answers("Marks & Stone", person("Ann Lee", "chair"), person("ann lee", "x"));

    assertThat(AnswerNotes.once(answers).people())
        .containsExactly(new Spokesperson("Ann Lee", List.of("chair", "x"), List.of()));
    assertThat(new AnswerNotes(answers, List.of(RELEASE)).lines())
        .containsExactly("Ann Lee was given twice, and counts once, with all roles.");
  }

  @Test
  void aNameThatStandsInNoReleaseIsNamed() {
    Answers answers = answers("Marks and Stone", person("Zed Lee", "chair"));

    assertThat(new AnswerNotes(answers, List.of(RELEASE)).lines())
        .containsExactly(
            "No release has the name \"Marks and Stone\". If that is a slip, correct it in watch.yaml.",
            "No release has the name \"Zed Lee\". If that is a slip, correct it in watch.yaml.");
    assertThat(new AnswerNotes(answers, List.of()).lines()).isEmpty();
  }

  @Test
  void anArticleOrAnEndingIsNoOtherName() {
    var german = new ReleaseText("de", "Neu", "Das Dach Oriels ist neu.");

    assertThat(new AnswerNotes(answers("Oriel"), List.of(german)).lines()).isEmpty();
    assertThat(new AnswerNotes(answers("The Marks & Stone"), List.of(RELEASE)).lines()).isEmpty();
  }

  private static Spokesperson person(String name, String role) {
    return new Spokesperson(name, List.of(role), List.of());
  }

  private static Answers answers(String name, Spokesperson... people) {
    URI site = URI.create("https://stone.example");
    return new Answers(
        name, List.of(), null, null, List.of(people), List.of(), List.of(site, site));
  }
}
