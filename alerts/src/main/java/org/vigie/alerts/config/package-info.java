/**
 * The content of {@code alerts.yaml} as values: channels, routes, digests and servers, with their
 * defaults. {@link org.vigie.alerts.config.AlertsFile} reads the file and reports all problems at
 * once.
 *
 * <p>It knows no other package of this module, and holds no secret in readable form: secrets come
 * from files or the environment and print as {@code ***}.
 */
@NullMarked
package org.vigie.alerts.config;

import org.jspecify.annotations.NullMarked;
