package org.vigie.events;

/**
 * A place in an article where a rule of a watch matched.
 *
 * @param tag the tag's id
 * @param version version number of the tag's rules
 * @param clause the part of the rule's query that matched at this place
 * @param field the string of the article that the offsets refer to
 * @param start offset of the first matched UTF-16 code unit; {@code end} is exclusive
 * @param surface the matched text, {@code field.substring(start, end)}
 * @param snippet the sentence around the matched text, or a part of that sentence
 */
public record Tag(
    String tag,
    String rule,
    int version,
    String clause,
    Field field,
    int start,
    int end,
    String surface,
    String snippet) {

  public enum Field {
    title,
    summary,
    text
  }
}
