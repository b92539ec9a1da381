/**
 * Serves many feeds for load tests, with invented texts or with real sentences in random order.
 * {@link org.vigie.sandbox.load.LoadServer} is a program; benchmarks and tests use {@link
 * org.vigie.sandbox.load.LoadFeeds}.
 */
@NullMarked
package org.vigie.sandbox.load;

import org.jspecify.annotations.NullMarked;
