/**
 * What a command does before the services start: it checks the data folder and Kafka's address,
 * finds the broker of a folder, and retires a watch that was replaced. Names files whose encoding
 * is assumed. Says in one sentence why a start failed. This package must not depend on the
 * services' wiring in {@code process}.
 */
@NullMarked
package org.vigie.standalone.setup;

import org.jspecify.annotations.NullMarked;
