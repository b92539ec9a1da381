package org.vigie.alerts.decide;

import java.time.Instant;

/**
 * The last edition of a digest.
 *
 * @param at when it was due; of a digest that has told nothing yet, the hour before its first story
 * @param until what came up to then was in it
 */
public record Edition(Instant at, Instant until) {}
