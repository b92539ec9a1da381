/**
 * The alerts service and its wiring. {@link org.vigie.alerts.Alerts} starts two parts. The Kafka
 * Streams application in {@code stream} turns mentions into notifications. The courier in {@code
 * deliver} sends the notifications through {@link org.vigie.alerts.Channels}.
 *
 * <p>No package below may depend on this one. The decisions are in {@code decide}, the texts in
 * {@code words}, and the configuration, read from {@code alerts.yaml}, in {@code config}.
 */
@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
