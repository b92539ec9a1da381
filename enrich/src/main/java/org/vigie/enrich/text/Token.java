package org.vigie.enrich.text;

/**
 * A word as queries compare it, without its elided article or possessive ending.
 *
 * @param start first UTF-16 code unit in the text; end is one past the last
 * @param exact as written, without invisible characters and the dots of an acronym
 * @param plain the same, {@linkplain Folding#fold folded}
 * @param gap words that {@code NEAR} counts in addition before this one: more than 0 where a
 *     sentence or a paragraph begins
 */
public record Token(int start, int end, String exact, String plain, int gap) {}
