@NullMarked
package org.vigie.standalone.explain;

import org.jspecify.annotations.NullMarked;
