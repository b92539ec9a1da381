/** How fast the example watch's rules are tried on articles: JMH, one thread. */
@NullMarked
package org.vigie.bench.match;

import org.jspecify.annotations.NullMarked;
