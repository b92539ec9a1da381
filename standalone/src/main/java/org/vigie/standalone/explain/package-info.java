/**
 * What {@code vigie explain} and {@code vigie backtest} print for people, and where they read the
 * articles: a text file, or the articles that Kafka keeps.
 */
@NullMarked
package org.vigie.standalone.explain;

import org.jspecify.annotations.NullMarked;
