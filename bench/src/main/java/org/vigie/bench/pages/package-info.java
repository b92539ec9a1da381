/** Measures the visits of pages. */
@NullMarked
package org.vigie.bench.pages;

import org.jspecify.annotations.NullMarked;
