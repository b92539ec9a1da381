@NullMarked
package org.vigie.alerts.decide;

import org.jspecify.annotations.NullMarked;
