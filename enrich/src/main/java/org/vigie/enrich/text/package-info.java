/**
 * Cuts texts into words, sentences and quotations, and folds letters that readers take for the
 * same; all other packages of this module use it. It knows French, English, German and Spanish
 * typography, but no article, no watch and no query.
 */
@NullMarked
package org.vigie.enrich.text;

import org.jspecify.annotations.NullMarked;
