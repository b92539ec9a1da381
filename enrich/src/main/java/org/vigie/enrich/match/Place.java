package org.vigie.enrich.match;

/**
 * Where a part of a rule's query matched.
 *
 * @param start first UTF-16 code unit in the zone's string
 * @param end one past the last
 */
record Place(Zone zone, int start, int end, String clause) {}
