/**
 * What {@code vigie backtest} finds out about a watch on earlier articles: what two versions find,
 * what drafts would find, what came near to a tag, and which rules never fired.
 */
@NullMarked
package org.vigie.standalone.backtest;

import org.jspecify.annotations.NullMarked;
