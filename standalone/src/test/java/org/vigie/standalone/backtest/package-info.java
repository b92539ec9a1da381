@NullMarked
package org.vigie.standalone.backtest;

import org.jspecify.annotations.NullMarked;
