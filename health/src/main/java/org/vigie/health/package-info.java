/**
 * Says whether the parts of this process work, over HTTP and as metrics, and ends the process when
 * a part has ended for good. Each part describes itself with a {@link org.vigie.health.Probe};
 * {@link org.vigie.health.Health} collects the probes. This package must not depend on any other
 * module of Vigie.
 */
@NullMarked
package org.vigie.health;

import org.jspecify.annotations.NullMarked;
