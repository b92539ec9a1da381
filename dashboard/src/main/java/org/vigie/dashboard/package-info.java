@NullMarked
package org.vigie.dashboard;

import org.jspecify.annotations.NullMarked;
