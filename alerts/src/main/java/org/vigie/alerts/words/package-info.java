/**
 * The texts of alerts, in French and in English. An {@link org.vigie.alerts.words.Alert} or a
 * {@link org.vigie.alerts.words.DigestText} is made from a notification, and each channel formats
 * it. All texts are in the message bundles that {@link org.vigie.alerts.words.Phrases} loads.
 *
 * <p>This package must not depend on channels. It doesn't escape characters and makes no decisions.
 * An alert contains title, outlet, time, link and one short sentence of an article, and never more
 * of the article, for reasons of copyright.
 */
@NullMarked
package org.vigie.alerts.words;

import org.jspecify.annotations.NullMarked;
