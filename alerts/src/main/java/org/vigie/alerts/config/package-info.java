/**
 * The content of {@code alerts.yaml} as values: channels, routes, digests and servers, with their
 * defaults. {@link org.vigie.alerts.config.AlertsFile} reads the file and reports all problems
 * together.
 *
 * <p>This package must not depend on other packages of the module. Secrets come from files or
 * environment variables and are printed as {@code ***}.
 */
@NullMarked
package org.vigie.alerts.config;

import org.jspecify.annotations.NullMarked;
