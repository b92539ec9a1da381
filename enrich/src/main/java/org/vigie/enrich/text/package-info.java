/**
 * Cuts texts into words, sentences and quotations, and folds words ({@code É} becomes {@code e}).
 * Knows the typography of French, English, German and Spanish. All other packages of this module
 * may use this package. This package must not depend on articles, watches or queries.
 */
@NullMarked
package org.vigie.enrich.text;

import org.jspecify.annotations.NullMarked;
