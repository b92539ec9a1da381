/**
 * A world to run Vigie in, without the internet: a fake Slack, a mail catcher, a week of invented
 * coverage served as feeds, a sped-up clock, a server for load. Only the demo, tests and
 * measurements may know it; it must not know any service.
 */
@NullMarked
package org.vigie.sandbox;

import org.jspecify.annotations.NullMarked;
