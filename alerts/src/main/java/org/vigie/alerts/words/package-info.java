/**
 * The texts of alerts, in French and in English: {@link org.vigie.alerts.words.Alert} and {@link
 * org.vigie.alerts.words.DigestText} are made from a notification once, and each channel lays them
 * out. All words are in the message bundles that {@link org.vigie.alerts.words.Phrases} loads.
 *
 * <p>It knows no channel, escapes nothing and decides nothing. An alert carries title, outlet,
 * time, link and one short sentence, and never more of the article: the rest belongs to the
 * publisher.
 */
@NullMarked
package org.vigie.alerts.words;

import org.jspecify.annotations.NullMarked;
