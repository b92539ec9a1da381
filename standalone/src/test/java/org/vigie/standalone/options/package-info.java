@NullMarked
package org.vigie.standalone.options;

import org.jspecify.annotations.NullMarked;
