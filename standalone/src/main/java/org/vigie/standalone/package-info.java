@NullMarked
package org.vigie.standalone;

import org.jspecify.annotations.NullMarked;
