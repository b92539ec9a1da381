/**
 * What an alert says, in French and in English: who, what kind, the title, one sentence, when, why.
 *
 * <p>{@link org.vigie.alerts.words.Alert} is made from a notification once and laid out by each
 * channel in its own way. {@link org.vigie.alerts.words.Wording} holds every word. By default an
 * alert carries title, outlet, time, link and one short sentence, and never more of the article:
 * the rest is the publisher's.
 */
@NullMarked
package org.vigie.alerts.words;

import org.jspecify.annotations.NullMarked;
