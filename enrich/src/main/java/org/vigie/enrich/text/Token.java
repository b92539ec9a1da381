package org.vigie.enrich.text;

/**
 * A word as queries compare it, without an elided article ({@code l'}) and an ending {@code 's}.
 *
 * @param start the word's first UTF-16 code unit in the text; {@code end} is one past its last
 * @param exact the word as written, without invisible characters and the dots of an acronym
 * @param plain {@code exact}, {@linkplain Folding#fold folded}
 * @param gap number of words that {@code NEAR} counts in addition before this word: more than 0 at
 *     the beginning of a sentence or a paragraph
 */
public record Token(int start, int end, String exact, String plain, int gap) {}
