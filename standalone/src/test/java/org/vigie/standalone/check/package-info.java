@NullMarked
package org.vigie.standalone.check;

import org.jspecify.annotations.NullMarked;
