package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Spokesperson;

/** The places of an article that name a spokesperson with a name of three words or more. */
class NamePlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Heloísa Tavares Quintão | Heloísa Tavares Quintão left | Quintão sang. | Quintão",
        "Heloísa Tavares Quintão | Heloísa Quintão left | Quintão sang. | Quintão",
        "Heloísa Tavares Quintão | The chair Quintão left | Quintão sang. | Quintão",
        "Heloísa Tavares Quintão | Heloísa Quintão left | Tavares Quintão sang. | Tavares Quintão",
        "Ana García López | García, the chair, left | García sang. | García",
        "John Michael Smith | John Michael Smith left | Smith sang. | Smith",
        "John Michael Smith | John Smith left | Smith sang. | Smith",
        "John M. Smith | John Smith left | Smith sang. | Smith",
        "J. R. Smith | J. R. Smith left | Smith sang. | Smith",
        "Robert Smith Jr. | Robert Smith left | Smith sang. | Smith",
        "Dr. Ann Lee | Ann Lee left | Lee sang. | Lee",
        "Juan de la Cruz Gil | Juan de la Cruz Gil left | De la Cruz sang. | De la Cruz",
        "Eva Ida van der Berg | Eva van der Berg left | Van der Berg sang. | Van der Berg",
      })
  void aPartOfALongNameIsOurs(String name, String title, String text, String found) {
    assertThat(people(name, title, text)).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Heloísa Tavares Quintão | News | Quintão sang.",
        "Heloísa Tavares Quintão | Heloísa Quintão left | Heloísa sang.",
        "Ana García López | Ana García Pérez left | García sang.",
        "Ana García López | Ana García-Pérez left | García sang.",
        "Ana García López | The chair García Pérez left | García sang.",
        "John Michael Smith | John Michael Smith left | Michael sang.",
        "John Michael Smith | John Michael Jones left | Michael sang.",
        "Juan Carlos López | King Juan Carlos left | Carlos sang.",
        "Harry S Truman | Harry's dog left | Truman sang.",
        "Dr. Ann Lee | Dr. Lee left | Lee sang.",
        "Anne Le Goff | Anne Goff left | Goff sang.",
        "Anne Le Goff | Anne Le Goff left | Goff sang.",
        "Jane van der Berg | Jane van der Berg left | Berg sang.",
        "Kim Jong Un | Kim Jong Un left | Un sang.",
        "Jane Carter Museum | Jane Carter Museum left | The Museum sang.",
        "Ana lópez | Ana left | López sang.",
      })
  void aPartThatCanBeOfAnotherIsNotOurs(String name, String title, String text) {
    assertThat(people(name, title, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Heloísa Tavares Quintão | Heloísa Tavares left | Tavares sang. | Tavares",
        "Ana García López | Ana García left | García sang. | García",
        "Eva Gil-Roca Mur | Eva Gil-Roca left | Gil-Roca sang. | Gil-Roca",
      })
  void theForenameAndTheFirstPartAreOursBesideOurName(
      String name, String title, String text, String found) {
    var us = new Tag("us", "us#1", 1, "White Dove", Tag.Field.title, 0, 10, "White Dove", "");

    assertThat(people(name, "White Dove: " + title, text, List.of(us))).containsExactly(found);
    assertThat(people(name, "Grey Dove: " + title, text, List.of())).isEmpty();
  }

  private static List<String> people(String name, String title, String text) {
    return people(name, title, text, List.of());
  }

  /** Returns the names of the person in the text, not those in the title. */
  private static List<String> people(String name, String title, String text, List<Tag> ours) {
    var person = new Spokesperson(name, List.of("the chair"), List.of());
    var names = new Names(List.of(), List.of(person), List.of(), "ngo");
    var organisation = ReleaseSamples.organisation("White Dove", names);
    var places = new NamePlaces(organisation, HomeNames.of(organisation, List.of()));
    var article = ReleaseSamples.article(title, text, ReleaseSamples.AFTER).inLanguage("en");

    return places.find(article, ours, ours, new ArticleWords()).people().stream()
        .filter(each -> each.field() == Tag.Field.text)
        .map(Tag::surface)
        .toList();
  }
}
