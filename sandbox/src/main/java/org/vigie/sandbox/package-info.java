/**
 * Simulates feeds and channels without the internet: a fake Slack, a mail catcher, the feeds of
 * invented outlets for a week, a clock that runs faster, and a server for load tests. The demo, the
 * tests and the benchmarks use this package.
 *
 * <p>The package must not depend on any service, and no service may depend on it.
 */
@NullMarked
package org.vigie.sandbox;

import org.jspecify.annotations.NullMarked;
