/** The courier against a real broker: nothing lost, nothing told twice. */
@NullMarked
package org.vigie.standalone.alerts;

import org.jspecify.annotations.NullMarked;
