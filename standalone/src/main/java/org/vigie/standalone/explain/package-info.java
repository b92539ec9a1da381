/**
 * What {@code vigie explain} prints for people, and where it and {@code vigie backtest} read
 * articles: a text file, a file of JSON lines, or the articles that Kafka keeps.
 */
@NullMarked
package org.vigie.standalone.explain;

import org.jspecify.annotations.NullMarked;
