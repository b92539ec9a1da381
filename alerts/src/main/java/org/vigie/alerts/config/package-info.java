/**
 * What {@code alerts.yaml} says, as values.
 *
 * <p>{@link org.vigie.alerts.config.AlertsFile} reads the file, with every problem reported at
 * once, and gives an {@link org.vigie.alerts.config.AlertsConfig}: channels (where to tell), routes
 * (what to tell where, and how patiently) and digests. Defaults stand in the records. Secrets come
 * from files or the environment, never from the file itself, and print as {@code ***}.
 */
@NullMarked
package org.vigie.alerts.config;

import org.jspecify.annotations.NullMarked;
