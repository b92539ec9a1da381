@NullMarked
package org.vigie.standalone.reject;

import org.jspecify.annotations.NullMarked;
