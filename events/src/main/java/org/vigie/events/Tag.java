package org.vigie.events;

/**
 * A place in an article where a rule found a tag.
 *
 * @param tag the tag's id
 * @param version version number of the tag's rules
 * @param clause the part of the rule's query that matched at this place
 * @param field part of the article with the match: title, summary or text. Offsets count in this
 *     part
 * @param start offset of the first matched UTF-16 code unit; {@code end} is after the last one
 * @param surface the matched text, as it stands in the article
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
