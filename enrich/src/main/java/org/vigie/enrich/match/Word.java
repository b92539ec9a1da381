package org.vigie.enrich.match;

/**
 * A word of a text, without its elided article or possessive ending.
 *
 * @param start first UTF-16 code unit in the text as published
 * @param end one past the last
 * @param exact as written, without invisible characters and the dots of an acronym
 * @param plain the same in lower case without accents
 * @param gap how many words further away it counts than the one before: more than 0 where a
 *     sentence or a paragraph begins
 */
record Word(int start, int end, String exact, String plain, int gap) {}
