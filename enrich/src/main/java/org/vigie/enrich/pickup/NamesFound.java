package org.vigie.enrich.pickup;

import java.util.List;
import java.util.stream.Stream;
import org.vigie.enrich.points.Restatement;
import org.vigie.events.Tag;

/**
 * The places of an article with names.
 *
 * @param tags all tags except key messages
 * @param tagged those of them that name us
 * @param people names of our people
 * @param brands names of our brands. They speak only if neither a tag nor one of our people names
 *     us
 * @param refused our name as we write it, or its rare word, where no rule of our tags finds it
 * @param described other words for us, such as <i>the Béthune brewer</i>. These and {@code refused}
 *     count only if nothing is tagged and none of our people is named
 */
record NamesFound(
    List<Tag> tags,
    List<Tag> tagged,
    List<Tag> people,
    List<Tag> brands,
    List<Tag> refused,
    List<Tag> described) {
  /** True if the article names us for sure. */
  boolean isSure() {
    return !tagged.isEmpty() || !people.isEmpty() || !brands.isEmpty();
  }

  /** True if neither a tag nor a person names us, but words that may name us are there. */
  boolean isDoubtful() {
    return tagged.isEmpty() && people.isEmpty() && !possible().isEmpty();
  }

  /** Returns the names of those who speak for us; of our brands if there are no others. */
  List<Tag> ours() {
    List<Tag> sure = joined(tagged, people);
    return sure.isEmpty() ? joined(possible(), brands) : sure;
  }

  /** True if a sentence has our name, or that of one of our people or brands. */
  boolean areIn(Restatement sentence) {
    return joined(ours(), brands).stream()
        .filter(name -> name.field() == sentence.field())
        .anyMatch(name -> name.start() >= sentence.start() && name.end() <= sentence.end());
  }

  /** Returns the tags, and the names that were found besides. */
  List<Tag> all() {
    return joined(tags, beyondTags());
  }

  /** Returns the names of our people and brands, and words that may name us, if they count. */
  List<Tag> beyondTags() {
    return joined(joined(people, brands), isDoubtful() ? possible() : List.of());
  }

  private List<Tag> possible() {
    return joined(refused, described);
  }

  private static List<Tag> joined(List<Tag> some, List<Tag> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
