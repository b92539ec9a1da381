@NullMarked
package org.vigie.alerts.stream;

import org.jspecify.annotations.NullMarked;
