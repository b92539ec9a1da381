/**
 * Cuts texts into words, sentences and quotations, and folds letters that readers consider equal.
 * Applies the typography of French, English, German and Spanish. All other packages of this module
 * may use this package. It must not depend on articles, watches or queries.
 */
@NullMarked
package org.vigie.enrich.text;

import org.jspecify.annotations.NullMarked;
