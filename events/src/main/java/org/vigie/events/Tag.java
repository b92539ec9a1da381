package org.vigie.events;

/**
 * A place where an article says something a watch looks for.
 *
 * @param tag the tag's id
 * @param rule the rule that found it
 * @param version of the tag's rules
 * @param clause the part of the rule's query that matched here
 * @param field which string of the article the offsets are of
 * @param start first UTF-16 code unit of the surface, in that string as published
 * @param end one past the last
 * @param surface exactly {@code field.substring(start, end)}
 * @param snippet a sentence or less around it
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
