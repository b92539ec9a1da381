/**
 * Tells people: decides what to tell whom and when, and delivers it, to Slack, by e-mail and on the
 * console.
 *
 * <p>Deciding ({@code decide}, pure; wired by {@code AlertsTopology}) turns mentions into
 * notifications; delivering ({@code deliver}) turns notifications into messages, each once. {@link
 * org.vigie.alerts.config} is what the press office wrote in {@code alerts.yaml}.
 */
@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
