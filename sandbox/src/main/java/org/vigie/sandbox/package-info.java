/**
 * Simulates the world around Vigie without the internet: a fake Slack, a mail catcher, a week of
 * invented coverage served as feeds, a sped-up clock, and a server for load tests. The demo, the
 * tests and the benchmarks use it.
 *
 * <p>It must not know any service, and no service may know it.
 */
@NullMarked
package org.vigie.sandbox;

import org.jspecify.annotations.NullMarked;
