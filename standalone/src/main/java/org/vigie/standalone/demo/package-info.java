/**
 * A week of invented coverage, to see Vigie at work without the internet: {@link
 * org.vigie.sandbox.Coverage} is what the outlets publish and when, {@link
 * org.vigie.standalone.demo.CoverageServer} serves it as feeds that are polled for real, and {@link
 * org.vigie.sandbox.SpedUpClock} makes the week pass in under a minute.
 */
@NullMarked
package org.vigie.standalone.demo;

import org.jspecify.annotations.NullMarked;
