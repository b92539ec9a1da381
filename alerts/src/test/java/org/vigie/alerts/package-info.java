@NullMarked
package org.vigie.alerts;

import org.jspecify.annotations.NullMarked;
