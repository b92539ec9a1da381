/**
 * The alerts service and its wiring: {@link org.vigie.alerts.Alerts} starts the Kafka Streams
 * application in {@code stream}, which turns mentions into notifications, and the courier in {@code
 * deliver}, which sends them through {@link org.vigie.alerts.Channels}.
 *
 * <p>It is on top: no package below knows it. The decisions are in {@code decide}, the texts in
 * {@code words}, and the configuration, read from {@code alerts.yaml}, in {@code config}.
 */
@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
